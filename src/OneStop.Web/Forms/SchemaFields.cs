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

    /// <summary>Kind of a list of objects.</summary>
    public const string Rows = "rows";

    /// <summary>A text that may be longer than this has a field of several lines.</summary>
    private const int LongText = 500;

    /// <param name="under">Name of the data in the request.</param>
    public static IReadOnlyList<SchemaField> Of(ReadOnlyMemory<byte> schema, string under = Prefix)
    {
        using var document = JsonDocument.Parse(schema);
        return Of(document.RootElement, under);
    }

    /// <summary>What was typed, as the JSON that the API takes; what cannot be read is a fault and stays out.</summary>
    public static JsonObject Read(IReadOnlyList<SchemaField> fields, Typed typed, DateOnly today)
    {
        JsonObject form = [];
        foreach (var field in fields)
        {
            var text = typed[field.Path].Trim();
            if (field.Kind == Rows)
            {
                if (ReadRows(field, typed, today) is { Count: > 0 } rows)
                    form[field.Name] = rows;

                continue;
            }

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

    /// <summary>Names the fields for the sentences about them, and closes the gaps of rows left empty.</summary>
    public static void Prepare(IReadOnlyList<SchemaField> fields, Typed typed)
    {
        foreach (var field in fields)
        {
            typed.Name(field.Path, field.Title);
            if (field.Kind != Rows)
                continue;

            typed.Compact(field.Path);
            for (var row = 0; row < typed.Count(field.Path); row++)
            {
                foreach (var column in field.Row(row))
                    typed.Name(column.Path, Words.Text.Say("field.in-row", field.Title, row + 1, column.Title));
            }
        }
    }

    private static JsonArray ReadRows(SchemaField field, Typed typed, DateOnly today) =>
        [.. Enumerable.Range(0, typed.Count(field.Path)).Select(row => Read(field.Row(row), typed, today))];

    private static IReadOnlyList<SchemaField> Of(JsonElement root, string under)
    {
        var required = root.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet() : [];
        return [.. root.GetProperty("properties").EnumerateObject().Select(property => Field(property, required.Contains(property.Name)) with { Under = under })];
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
        var hint = schema.TryGetProperty("description", out var described) ? described.GetString() : null;
        var type = schema.TryGetProperty("type", out var named) ? named.GetString() : null;
        var format = schema.TryGetProperty("format", out var formatted) ? formatted.GetString() : null;
        if (schema.TryGetProperty("oneOf", out var choices))
        {
            var options = choices.EnumerateArray().Select(choice => KeyValuePair.Create(
                choice.GetProperty("const").GetString()!, choice.TryGetProperty("title", out var words) ? words.GetString()! : choice.GetProperty("const").GetString()!));
            return new SchemaField(property.Name, title, "select", [KeyValuePair.Create("", "—"), .. options], required) { Hint = hint };
        }

        if (type == "array")
            return new SchemaField(property.Name, title, Rows, [], required) { Hint = hint, Columns = Of(schema.GetProperty("items"), "") };

        var kind = (type, format) switch
        {
            ("boolean", _) => "check",
            ("integer", _) => "money",
            ("number", _) => "number",
            (_, "date") => "date",
            _ => schema.TryGetProperty("maxLength", out var most) && most.GetInt32() > LongText ? "area" : "text",
        };
        return new SchemaField(property.Name, title, kind, [], required) { Hint = hint };
    }
}

/// <param name="Kind">select, check, money, number, date, text, area or rows.</param>
/// <param name="Options">Of a drop-down; the first is "nothing chosen".</param>
/// <param name="Required">Always; a condition may require others.</param>
internal sealed record SchemaField(string Name, string Title, string Kind, IReadOnlyList<KeyValuePair<string, string>> Options, bool Required)
{
    public string Under { get; init; } = SchemaFields.Prefix;

    public string? Hint { get; init; }

    /// <summary>Of rows: the fields of each.</summary>
    public IReadOnlyList<SchemaField> Columns { get; init; } = [];

    public string Path => $"{Under}.{Name}";

    /// <summary>The fields of one row, from 0.</summary>
    public IReadOnlyList<SchemaField> Row(int row) => [.. Columns.Select(column => column with { Under = $"{Path}[{row}]" })];
}
