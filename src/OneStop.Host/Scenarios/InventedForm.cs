using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using OneStop.Application.Procedures;
using OneStop.Application.Reception;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Host.Scenarios;

/// <summary>Fills in the form of any procedure: only what its schema asks for, and the first value that the schema allows.</summary>
internal static class InventedForm
{
    /// <summary>What one answer makes required is asked for in the next round; no form nests deeper.</summary>
    private const int MostRounds = 10;

    /// <param name="received">Dates are the day of the reception.</param>
    public static JsonElement Of(LoadedProcedure procedure, DateTimeOffset received) => Of(procedure.Form, procedure.FormJson, received);

    /// <returns>Null where the step asks nothing.</returns>
    public static JsonElement? OfStep(LoadedProcedure procedure, string node, DateTimeOffset at) =>
        procedure.StepForms.TryGetValue(node, out var form) ? Of(form.Schema, form.Json, at) : null;

    private static JsonElement Of(JsonSchema rules, ReadOnlyMemory<byte> json, DateTimeOffset received)
    {
        var schema = JsonNode.Parse(json.Span)!.AsObject();
        JsonObject form = [];
        for (var round = 0; round < MostRounds; round++)
        {
            var missing = FormCheck.Faults(rules, JsonSerializer.SerializeToElement(form), "form").Where(fault => fault.Rule == RequestRules.Required).ToList();
            if (missing.Count == 0)
                break;

            foreach (var fault in missing)
                Fill(form, schema, fault.Field.Split('.').AsSpan(1), OfficeClock.DateAt(received));
        }

        return JsonSerializer.SerializeToElement(form);
    }

    private static void Fill(JsonObject form, JsonObject schema, ReadOnlySpan<string> path, DateOnly on)
    {
        var property = schema["properties"]?[path[0]]?.AsObject() ?? [];
        if (path.Length == 1)
            form[path[0]] = Value(property, on);
        else if (form[path[0]] is JsonObject inner)
            Fill(inner, property, path[1..], on);
    }

    private static JsonNode? Value(JsonObject property, DateOnly on)
    {
        if ((property["const"] ?? property["oneOf"]?[0]?["const"] ?? property["enum"]?[0]) is { } allowed)
            return allowed.DeepClone();

        return property["type"]?.GetValue<string>() switch
        {
            "string" when property["format"]?.GetValue<string>() == "date" => on.ToString("O", CultureInfo.InvariantCulture),
            "integer" or "number" => Number(property),
            "boolean" => false,
            "array" => new JsonArray(),
            "object" => new JsonObject(),
            _ => InventedData.Shipped.Word,
        };
    }

    private static decimal Number(JsonObject property) =>
        property["minimum"]?.GetValue<decimal>() ?? (property["exclusiveMinimum"]?.GetValue<decimal>() ?? 0) + 1;
}
