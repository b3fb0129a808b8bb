using OneStop.Application.Procedures.Reading;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Parties;
using OneStop.Domain.Procedures;

namespace OneStop.Application.Procedures;

/// <summary>A <c>procedure.yaml</c> as it was read, faulty or not; its steps come from the process.</summary>
/// <param name="Phases">Where each phase stands, in the order of <see cref="Procedure.Phases"/>.</param>
/// <param name="Outcomes">Where each outcome stands.</param>
internal sealed record ProcedureDraft(
    Procedure Value, IReadOnlyList<Place> Phases, Place Bonus, IReadOnlyDictionary<string, Place> Outcomes, Findings Findings);

/// <summary>Reads <c>procedure.yaml</c>.</summary>
internal sealed class ProcedureFile
{
    private readonly Findings _findings;

    private ProcedureFile(Findings findings) => _findings = findings;

    /// <param name="folder">Name of the folder: the procedure's key.</param>
    /// <returns>What could be read, for the checks that follow; null when the file as a whole could not.</returns>
    internal static ProcedureDraft? Read(ReadOnlyMemory<byte> bytes, string folder, Findings findings)
    {
        var root = MapReader.Of(YamlReader.Read(bytes, findings), findings, "the procedure");
        return root is null ? null : new ProcedureFile(findings).Read(root, folder);
    }

    private ProcedureDraft Read(MapReader root, string folder)
    {
        CheckFolder(root, folder);
        foreach (var key in (string[])["names", "codes", "legal", "phases", "supplement", "grounds", "papers", "outcomes", "fees"])
            root.Require(key);

        var phases = PhaseEntries.Read(root.Maps("phases", "the phase"), _findings);
        var outcomes = ReadOutcomes(root);
        var procedure = new Procedure(
            folder,
            ReadNames(root),
            NationalCodes.Read(root.Maps("codes", "the code"), _findings),
            root.Texts("legal").Values(),
            [.. phases.Select(phase => phase.Phase)],
            ReadBonus(root),
            ReadSupplement(root),
            ReadGrounds(root),
            PaperEntries.Read(root.Maps("papers", "the paper"), _findings),
            outcomes.ToDictionary(outcome => outcome.Id, outcome => outcome.Kind, StringComparer.Ordinal),
            new Dictionary<string, StepDefinition>(),
            new Dictionary<string, ConversationDefinition>(),
            new Dictionary<string, string>())
        {
            Fees = [.. root.Maps("fees", "the fee").Select(ReadFee)],
            Marks = root.Texts("marks").Values(),
            RequiredRoles = ReadRoles(root),
            Words = root.Texts("words").Values(),
        };
        root.Close();
        var places = outcomes.ToDictionary(outcome => outcome.Id, outcome => outcome.At, StringComparer.Ordinal);
        return new ProcedureDraft(procedure, [.. phases.Select(phase => phase.At)], root.PlaceOf("bonus"), places, _findings);
    }

    private List<PartyRole> ReadRoles(MapReader root)
    {
        List<PartyRole> roles = [];
        foreach (var word in root.Texts("roles"))
        {
            if (Reception.RegisterWords.Role(word.Text) is { } role)
                roles.Add(role);
            else
                _findings.Error(word.At, "workflow.unknown-party-role", $"'{word.Text}' is no role of a party: applicant, transferor, transferee, co-user or representative.", word.Text);
        }

        return roles;
    }

    private void CheckFolder(MapReader root, string folder)
    {
        var name = root.Text("procedure");
        if (name.Length > 0 && name != folder)
            _findings.Error(root.PlaceOf("procedure"), "workflow.folder", $"The procedure calls itself '{name}', its folder '{folder}'; they must be the same.", name);
    }

    private static ProcedureNames ReadNames(MapReader root)
    {
        if (root.Map("names", "names") is not { } names)
            return new ProcedureNames("", "", "");

        var read = new ProcedureNames(names.Text("vi"), names.Text("plain"), names.Text("en"));
        names.Close();
        return read;
    }

    private static Bonus? ReadBonus(MapReader root)
    {
        if (root.Map("bonus", "the bonus") is not { } map)
            return null;

        var bonus = new Bonus(map.Word("when", "difficult-commune"), map.Whole("phase", 1, 9), map.TextOrNull("step"), map.Limit("amount"));
        map.Close();
        return bonus;
    }

    private static SupplementRule ReadSupplement(MapReader root)
    {
        if (root.Map("supplement", "the supplement") is not { } map)
            return new SupplementRule(SupplementMode.Resume, 1);

        var mode = map.Word("mode", "resume", "restart") == "resume" ? SupplementMode.Resume : SupplementMode.Restart;
        var rule = new SupplementRule(mode, map.Whole("asks", 0, 9));
        map.Close();
        return rule;
    }

    private Dictionary<string, GroundDefinition> ReadGrounds(MapReader root)
    {
        var grounds = new Dictionary<string, GroundDefinition>(StringComparer.Ordinal);
        foreach (var (key, value) in root.Named("grounds"))
        {
            Forms.Check(Forms.Code(), key.Text, key.At, _findings, "a ground");
            if (MapReader.Of(value, _findings, $"the ground '{key.Text}'") is not { } map)
                continue;

            var stops = map.Word("clock", "stops", "runs") == "stops";
            var holder = HolderOf(map.Word("holder", "citizen", "tax", "office"));
            var limit = map.TextOrNull("limit") == "notice" ? null : map.Limit("limit");
            grounds[key.Text] = new GroundDefinition(key.Text, stops, holder, limit);
            map.Close();
        }

        return grounds;
    }

    private static Holder HolderOf(string word) => word switch
    {
        "citizen" => Holder.Citizen,
        "tax" => Holder.Tax,
        _ => Holder.Office,
    };

    private List<(string Id, OutcomeKind Kind, Place At)> ReadOutcomes(MapReader root)
    {
        var outcomes = new List<(string, OutcomeKind, Place)>();
        foreach (var (key, value) in root.Named("outcomes"))
        {
            Forms.Check(Forms.Id(), key.Text, key.At, _findings, "an outcome");
            if (value is not YamlText { Text: "positive" or "negative" } kind)
                _findings.Error(value.At, "workflow.value", $"The outcome '{key.Text}' is positive or negative.", key.Text);
            else
                outcomes.Add((key.Text, kind.Text == "positive" ? OutcomeKind.Positive : OutcomeKind.Negative, key.At));
        }

        return outcomes;
    }

    private FeeDefinition ReadFee(MapReader map)
    {
        var id = map.Text("id");
        Forms.Check(Forms.Id(), id, map.PlaceOf("id"), _findings, "the id of a fee");
        map.Require("amount");
        var fee = new FeeDefinition(id, map.Text("name"), map.LongOrNull("amount", 0, 1_000_000_000_000_000) ?? 0, map.Text("ground"));
        map.Close();
        return fee;
    }
}
