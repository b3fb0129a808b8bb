using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.Reception;

/// <summary>Checks the procedure's own data against its form.schema.json.</summary>
internal static partial class FormCheck
{
    /// <summary>Rule of a fault: a value does not fit the form.</summary>
    public const string Mismatch = "form.mismatch";

    private static readonly JsonElement _nothing = JsonDocument.Parse("{}").RootElement;
    private static readonly EvaluationOptions _tree = new() { OutputFormat = OutputFormat.Hierarchical, RequireFormatValidation = true };

    /// <returns>One fault for each place that does not fit, at <c>form.place</c>; a missing property by its own name.</returns>
    public static IEnumerable<Fault> Faults(LoadedProcedure procedure, JsonElement? form) => Faults(procedure.Form, form, "form");

    /// <param name="place">Name of the data in the request.</param>
    public static IEnumerable<Fault> Faults(JsonSchema schema, JsonElement? data, string place)
    {
        if (data is { } given && FormText.Faults(given, place).ToList() is { Count: > 0 } broken)
            return broken;

        List<Fault> faults = [];
        Walk(schema.Evaluate(data ?? _nothing, _tree), place, faults);
        return faults.DistinctBy(fault => fault.Field);
    }

    private static void Walk(EvaluationResults found, string place, List<Fault> faults)
    {
        // What a condition found is no fault: it only chose what applies.
        if (found.IsValid || found.EvaluationPath.ToString().EndsWith("/if", StringComparison.Ordinal))
            return;

        foreach (var (keyword, message) in found.Errors ?? new Dictionary<string, string>())
        {
            if (keyword == "required")
                faults.AddRange(Missing(message).Select(name => new Fault($"{Field(found, place)}.{name}", RequestRules.Required, "")));
            else
                faults.Add(new Fault(Field(found, place), Mismatch, ""));
        }

        foreach (var detail in found.Details ?? [])
            Walk(detail, place, faults);
    }

    /// <summary>As the API names places: <c>data.evidence[0].on</c>.</summary>
    private static string Field(EvaluationResults found, string place) =>
        place + Row().Replace(found.InstanceLocation.ToString(), "[$1]").Replace('/', '.');

    /// <summary>The library names the missing properties only in its message, as a JSON array.</summary>
    private static string[] Missing(string message)
    {
        var (from, to) = (message.IndexOf('[', StringComparison.Ordinal), message.LastIndexOf(']'));
        return from < 0 || to < from ? [] : JsonSerializer.Deserialize<string[]>(message[from..(to + 1)])!;
    }

    [GeneratedRegex("/([0-9]+)(?=/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
