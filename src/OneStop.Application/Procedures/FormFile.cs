using System.Text.Json;
using Json.Schema;
using OneStop.Application.Procedures.Reading;

namespace OneStop.Application.Procedures;

/// <summary>Reads <c>form.schema.json</c>: JSON Schema 2020-12 of one object that admits nothing unknown.</summary>
internal static class FormFile
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";

    internal static JsonSchema? Read(ReadOnlyMemory<byte> bytes, Findings findings)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Check(document.RootElement, findings) ? Build(document.RootElement, findings) : null;
        }
        catch (JsonException broken)
        {
            var at = new Place((int)(broken.LineNumber ?? 0) + 1, (int)(broken.BytePositionInLine ?? 0) + 1);
            findings.Error(at, "form.json", $"This is no JSON: {broken.Message}");
            return null;
        }
    }

    private static bool Check(JsonElement root, Findings findings)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "$schema") != Draft)
            findings.Error(Place.Start, "form.draft", $"The schema must be an object with \"$schema\": \"{Draft}\".");
        else if (Text(root, "type") != "object" || !root.TryGetProperty("additionalProperties", out var more) || more.ValueKind != JsonValueKind.False)
            findings.Error(Place.Start, "form.open", "The schema must have \"type\": \"object\" and \"additionalProperties\": false, so that no unknown data is kept.");
        else if (MetaSchemas.Draft202012.Evaluate(root, new EvaluationOptions { OutputFormat = OutputFormat.List }) is { IsValid: false } refused)
            Tell(refused, findings);
        else
            return true;

        return false;
    }

    private static void Tell(EvaluationResults refused, Findings findings)
    {
        var faults = (refused.Details ?? []).Append(refused).Where(detail => detail.Errors is { Count: > 0 });
        foreach (var detail in faults)
            findings.Error(Place.Start, "form.schema", $"At {detail.InstanceLocation}: {string.Join(" ", detail.Errors!.Values)}");
    }

    private static JsonSchema? Build(JsonElement root, Findings findings)
    {
        try
        {
            // Its own registry: the same $id is read again with every version.
            return JsonSchema.Build(root.Clone(), new BuildOptions { SchemaRegistry = new SchemaRegistry() });
        }
        catch (JsonSchemaException broken)
        {
            findings.Error(Place.Start, "form.schema", broken.Message);
            return null;
        }
    }

    private static string? Text(JsonElement root, string property) =>
        root.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
