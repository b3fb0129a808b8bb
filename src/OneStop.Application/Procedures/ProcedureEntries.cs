using OneStop.Application.Procedures.Reading;
using OneStop.Domain.Procedures;

namespace OneStop.Application.Procedures;

/// <summary>Reads the phases of a procedure.</summary>
internal static class PhaseEntries
{
    internal static IReadOnlyList<(PhaseDefinition Phase, Place At)> Read(IReadOnlyList<MapReader> maps, Findings findings)
    {
        var phases = new List<(PhaseDefinition Phase, Place At)>();
        foreach (var map in maps)
        {
            var phase = Read(map);
            if (phase.No != phases.Count + 1)
                findings.Error(map.PlaceOf("no"), "workflow.phase-order", $"Phases are numbered 1, 2 … in their order; this is number {phases.Count + 1}, not {phase.No}.");
            if (phase.Starts.Count == 0 && phases.Count > 0)
                findings.Error(map.At, "workflow.phase-start", $"Phase {phase.No} names no 'starts'; only the first phase starts at reception.");
            if (phase.Ends.Count == 0)
                findings.Error(map.At, "workflow.phase-end", $"Phase {phase.No} names no 'ends', so its clock would never stop.");
            if (phase.Appointment is { } appointment && phases.Exists(other => other.Phase.Appointment == appointment))
                findings.Error(map.PlaceOf("appointment"), "workflow.duplicate", $"Appointment {appointment} stands at two phases.");

            phases.Add((phase, map.At));
        }

        return phases;
    }

    private static PhaseDefinition Read(MapReader map)
    {
        var phase = new PhaseDefinition(
            map.Whole("no", 1, 9),
            map.Limit("limit"),
            map.Texts("starts").Distinct(map.Findings, "starts"),
            map.Texts("ends").Distinct(map.Findings, "ends"),
            map.WholeOrNull("appointment", 1, 2));
        map.Close();
        return phase;
    }
}

/// <summary>Reads the codes that a procedure had in the national database, one at a time.</summary>
internal static class NationalCodes
{
    internal static IReadOnlyList<NationalCode> Read(IReadOnlyList<MapReader> maps, Findings findings)
    {
        var codes = new List<NationalCode>();
        foreach (var map in maps)
        {
            var code = new NationalCode(map.Text("code"), map.DateOrNull("from"), map.DateOrNull("to"));
            map.Close();
            Forms.Check(Forms.National(), code.Code, map.PlaceOf("code"), findings, "a national code");
            if (code.To < code.From)
                findings.Error(map.PlaceOf("to"), "workflow.dates", $"The code {code.Code} ends before it begins.", code.Code);
            if (codes.Find(other => Overlap(code, other)) is { } other)
                findings.Error(map.At, "workflow.code-overlap", $"The codes {other.Code} and {code.Code} are both valid on the same day.", code.Code);

            codes.Add(code);
        }

        return codes;
    }

    private static bool Overlap(NationalCode one, NationalCode other) =>
        (one.From ?? DateOnly.MinValue) <= (other.To ?? DateOnly.MaxValue) && (other.From ?? DateOnly.MinValue) <= (one.To ?? DateOnly.MaxValue);
}

/// <summary>Reads the papers of a dossier (thành phần hồ sơ).</summary>
internal static class PaperEntries
{
    internal static IReadOnlyList<PaperDefinition> Read(IReadOnlyList<MapReader> maps, Findings findings)
    {
        var papers = new List<PaperDefinition>();
        foreach (var map in maps)
        {
            var paper = Read(map, findings);
            if (papers.Exists(other => other.Id == paper.Id))
                findings.Error(map.PlaceOf("id"), "workflow.duplicate", $"The paper '{paper.Id}' stands twice.", paper.Id);

            papers.Add(paper);
        }

        return papers;
    }

    private static PaperDefinition Read(MapReader map, Findings findings)
    {
        var id = map.Text("id");
        Forms.Check(Forms.Id(), id, map.PlaceOf("id"), findings, "the id of a paper");
        if (map.Has("required") == map.Has("requiredWhen"))
            findings.Error(map.At, "workflow.paper-required", $"The paper '{id}' needs either 'required' (true or false) or 'requiredWhen' (a condition in words).", id);

        var form = FormOf(map.Word("as", "original", "copy", "electronic"));
        var paper = new PaperDefinition(id, map.Text("name"), form, map.Whole("count", 1, 99), map.Flag("required"), map.TextOrNull("requiredWhen"))
        {
            Form = map.TextOrNull("form"),
            NameEn = map.TextOrNull("en"),
            RequiredWhenEn = map.TextOrNull("whenEn"),
        };
        map.Close();
        return paper;
    }

    private static PaperForm FormOf(string word) => word switch
    {
        "original" => PaperForm.Original,
        "copy" => PaperForm.Copy,
        _ => PaperForm.Electronic,
    };
}
