using System.Text.Json;
using OneStop.Application.Procedures;
using OneStop.Application.Reception;
using OneStop.Web.Forms;

namespace OneStop.Web.Pages.Desk;

/// <summary>The screen's shorter way of writing a reception, and the API's: one field for any identity number, a tick for who files.</summary>
internal static class ReceptionForm
{
    private const int PersonalNumber = 12;
    private const int FormerNumber = 9;

    /// <param name="procedure">The chosen one; null where none is.</param>
    public static RegisterRequest Read(Typed typed, LoadedProcedure? procedure, DateOnly today, string decision)
    {
        var told = Typed.OfDraft(typed.ToText());
        told.Set("decision", decision);
        for (var row = 0; row < told.Count("parties"); row++)
            Party(told, row);

        told.Compact("papers", "as", "count");
        var request = TypedReader.Read<RegisterRequest>(told, today, path => path == SchemaFields.Prefix && procedure is not null
            ? SchemaFields.Read(SchemaFields.Of(procedure.FormJson), told, today)
            : null);
        typed.Faults.AddRange(told.Faults);
        return request with { Form = request.Form ?? JsonDocument.Parse("{}").RootElement };
    }

    /// <summary>Closes the gaps of rows left empty.</summary>
    public static void Tidy(Typed typed)
    {
        typed.Compact("parties", "roles", "kind", "filer");
        typed.Compact("parcels", "commune");
    }

    /// <summary>Faults name the API's fields; the screen has some of them elsewhere.</summary>
    public static void PointAtFields(Typed typed, LoadedProcedure? procedure)
    {
        var papers = procedure?.Rules.Papers.Select(paper => paper.Id).ToList() ?? [];
        for (var at = 0; at < typed.Faults.Count; at++)
        {
            var field = typed.Faults[at].Field;
            foreach (var number in new[] { "personalNumber", "formerNumber", "taxNumber" })
                field = field.Replace(number, "number", StringComparison.Ordinal);

            if (field.StartsWith("papers.", StringComparison.Ordinal) && papers.IndexOf(field["papers.".Length..]) is >= 0 and var paper)
                field = $"papers[{paper}].paper";

            typed.Faults[at] = typed.Faults[at] with { Field = field };
        }

        var faults = typed.Faults.DistinctBy(fault => (fault.Field, fault.Message)).ToList();
        typed.Faults.Clear();
        typed.Faults.AddRange(faults);
    }

    private static void Party(Typed told, int row)
    {
        var prefix = $"parties[{row}].";
        if (told[prefix + "filer"].Length > 0)
            told.Set(prefix + "roles", told.All(prefix + "roles").Append(RegisterWords.Code(Domain.Parties.PartyRole.Applicant)).Distinct());

        var number = told[prefix + "number"].Trim();
        var digits = new string([.. number.Where(char.IsAsciiDigit)]);
        if (number.Length == 0)
            return;

        if (told[prefix + "kind"] == RegisterWords.Code(Domain.Parties.PartyKind.Organisation))
            told.Set(prefix + "taxNumber", number);
        else if (digits.Length == FormerNumber && digits.Length == number.Length)
            told.Set(prefix + "formerNumber", number);
        else
            told.Set(prefix + "personalNumber", digits.Length == PersonalNumber ? digits : number);
    }
}
