using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Application.Http;
using OneStop.Domain;

namespace OneStop.Web.Forms;

/// <summary>The procedure's own fields, as its form.schema.json describes them: title, kind, choices.</summary>
internal static class SchemaFields
{
    /// <summary>Fields of the procedure stand under this name in a form, as in the API.</summary>
    public const string Prefix = "form";

    public static IReadOnlyList<SchemaField> Of(ReadOnlyMemory<byte> schema)
    {
        using var document = JsonDocument.Parse(schema);
        var root = document.RootElement;
        var required = root.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet() : [];
        return [.. root.GetProperty("properties").EnumerateObject().Select(property => Field(property, required.Contains(property.Name)))];
    }

    /// <summary>What was typed, as the JSON that the API takes; what cannot be read is a fault and stays out.</summary>
    public static JsonObject Read(IReadOnlyList<SchemaField> fields, Typed typed, DateOnly today)
    {
        JsonObject form = [];
        foreach (var field in fields)
        {
            var text = typed[field.Path].Trim();
            if (text.Length == 0)
                continue;

            JsonNode? value = field.Kind switch
            {
                "date" => AsWritten.Date(text, today)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                "money" => AsWritten.Number(text) is { } whole && whole == decimal.Truncate(whole) && Math.Abs(whole) < 1_000_000_000_000_000_000m ? (long)whole : null,
                "number" => AsWritten.Number(text),
                "check" => text is "true" or "on",
                _ => text,
            };
            if (value is not null)
                form[field.Name] = value;
            else
                Unreadable(typed, field);
        }

        return form;
    }

    private static void Unreadable(Typed typed, SchemaField field)
    {
        var rule = field.Kind == "date" ? TypedReader.DateUnreadable : TypedReader.NumberUnreadable;
        typed.Faults.Add(new Fault(field.Path, rule, Texts.Fault(rule)));
    }

    private static SchemaField Field(JsonProperty property, bool required)
    {
        var schema = property.Value;
        var title = schema.TryGetProperty("title", out var given) ? given.GetString()! : property.Name;
        var type = schema.TryGetProperty("type", out var named) ? named.GetString() : null;
        var format = schema.TryGetProperty("format", out var formatted) ? formatted.GetString() : null;
        if (schema.TryGetProperty("oneOf", out var choices))
        {
            var options = choices.EnumerateArray().Select(choice => KeyValuePair.Create(
                choice.GetProperty("const").GetString()!, choice.TryGetProperty("title", out var words) ? words.GetString()! : choice.GetProperty("const").GetString()!));
            return new SchemaField(property.Name, title, "select", [KeyValuePair.Create("", "—"), .. options], required);
        }

        var kind = (type, format) switch
        {
            ("boolean", _) => "check",
            ("integer", _) => "money",
            ("number", _) => "number",
            (_, "date") => "date",
            _ => "text",
        };
        return new SchemaField(property.Name, title, kind, [], required);
    }
}

/// <param name="Kind">select, check, money, number, date or text.</param>
/// <param name="Options">Of a drop-down; the first is "nothing chosen".</param>
/// <param name="Required">Always; a condition may require others.</param>
internal sealed record SchemaField(string Name, string Title, string Kind, IReadOnlyList<KeyValuePair<string, string>> Options, bool Required)
{
    public string Path => $"{SchemaFields.Prefix}.{Name}";
}
