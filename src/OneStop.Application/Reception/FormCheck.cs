using System.Text.Json;
using Json.Schema;
using OneStop.Application.Procedures;
using OneStop.Domain;

namespace OneStop.Application.Reception;

/// <summary>Checks the procedure's own data against its form.schema.json.</summary>
internal static class FormCheck
{
    private static readonly JsonElement _nothing = JsonDocument.Parse("{}").RootElement;
    private static readonly EvaluationOptions _all = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    /// <returns>One fault for each place that does not fit, at <c>form.place</c>.</returns>
    public static IEnumerable<Fault> Faults(LoadedProcedure procedure, JsonElement? form)
    {
        var result = procedure.Form.Evaluate(form ?? _nothing, _all);
        return result.IsValid
            ? []
            : (result.Details ?? []).Append(result)
                .Where(detail => detail.Errors is { Count: > 0 })
                .SelectMany(detail => detail.Errors!.Keys.Select(keyword => new Fault(Field(detail), $"form.{keyword}", "")))
                .Distinct();
    }

    private static string Field(EvaluationResults detail) => "form" + detail.InstanceLocation.ToString().Replace('/', '.');
}
