using System.Globalization;
using System.Text.Json;
using OneStop.Web.Words;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Forms;

/// <summary>A value of the procedure's own form, as people read it; and as it stands in a field, to be mended.</summary>
internal static class SchemaWords
{
    public static string Of(SchemaField field, JsonElement value) => field.Kind switch
    {
        "select" => field.Options.FirstOrDefault(option => option.Key == value.GetString()).Value ?? value.ToString(),
        "money" => Written.Number(value.GetInt64()),
        "number" => value.GetDecimal().ToString("#,##0.##", Written.Vietnamese),
        "date" => Date(value.GetString()!),
        "check" => value.GetBoolean() ? Say("yes") : Say("no"),
        _ => value.ToString(),
    };

    public static string ToField(SchemaField field, JsonElement value) => field.Kind switch
    {
        "select" => value.GetString()!,
        "check" => value.GetBoolean() ? "true" : "",
        _ => Of(field, value),
    };

    private static string Date(string iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Written.Date(date) : iso;
}
