using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using OneStop.Application.Http;
using OneStop.Domain;

namespace OneStop.Web.Forms;

/// <summary>Reads the fields of a form into the request that the API takes: a page says nothing that the API could not be told.</summary>
internal static class TypedReader
{
    /// <summary>Rules of faults of writing; the rest is the slice's to judge.</summary>
    public const string DateUnreadable = "date.unreadable";
    public const string NumberUnreadable = "number.unreadable";
    public const string MomentUnreadable = "moment.unreadable";

    /// <summary>Fills a request; what cannot be read stays null there and is a fault of <paramref name="typed"/>.</summary>
    /// <param name="today">Completes dates that were written without a year.</param>
    /// <param name="free">Reads the parts whose shape only data know: the procedure's own form.</param>
    public static TRequest Read<TRequest>(Typed typed, DateOnly today, Func<string, JsonNode?>? free = null)
        where TRequest : class
    {
        var node = new Reading(typed, today, free).Record(typeof(TRequest), "");
        return node.Deserialize<TRequest>(WireJson.Options)!;
    }

    private sealed record Reading(Typed Typed, DateOnly Today, Func<string, JsonNode?>? Free)
    {
        public JsonObject Record(Type type, string path)
        {
            JsonObject record = [];
            foreach (var property in WireJson.Options.GetTypeInfo(type).Properties)
                record[property.Name] = Value(property.PropertyType, path.Length == 0 ? property.Name : $"{path}.{property.Name}");

            // A number that must be there is 0 where nothing was written: the slice says what is wrong with 0.
            foreach (var property in WireJson.Options.GetTypeInfo(type).Properties.Where(property => property.PropertyType.IsValueType
                && Nullable.GetUnderlyingType(property.PropertyType) is null && record[property.Name] is null))
                record.Remove(property.Name);

            return record;
        }

        private JsonNode? Value(Type type, string path)
        {
            var bare = Nullable.GetUnderlyingType(type) ?? type;
            if (bare == typeof(JsonElement))
                return Free?.Invoke(path);

            if (WireJson.Options.GetTypeInfo(bare).Kind == JsonTypeInfoKind.Enumerable)
                return List(bare.GetGenericArguments()[0], path);

            if (WireJson.Options.GetTypeInfo(bare).Kind == JsonTypeInfoKind.Object)
                return Typed.Fields.Any(field => field.StartsWith(path + ".", StringComparison.Ordinal)) ? Record(bare, path) : null;

            return Simple(bare, path, Typed[path].Trim());
        }

        private JsonArray? List(Type item, string path)
        {
            if (item == typeof(string))
            {
                var values = Typed.All(path).Where(value => value.Length > 0).ToList();
                return values.Count == 0 ? null : [.. values.Select(value => JsonValue.Create(value))];
            }

            var count = Typed.Count(path);
            return count == 0 ? null : [.. Enumerable.Range(0, count).Select(row => Record(item, $"{path}[{row}]"))];
        }

        private JsonNode? Simple(Type type, string path, string text)
        {
            if (text.Length == 0)
                return type == typeof(bool) ? false : null;

            if (type == typeof(string))
                return text;

            if (type == typeof(bool))
                return text is "true" or "on";

            if (type == typeof(DateOnly))
                return Written(AsWritten.Date(text, Today)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), path, DateUnreadable);

            if (type == typeof(DateTimeOffset))
                return Written(AsWritten.Moment(text, Today)?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), path, MomentUnreadable);

            if (type == typeof(int) || type == typeof(long))
                return AsWritten.Number(text) is { } number && number == decimal.Truncate(number) && number is >= int.MinValue and <= 1_000_000_000_000_000m && (type == typeof(long) || number <= int.MaxValue)
                    ? (JsonNode)(long)number
                    : Written(null, path, NumberUnreadable);

            if (type == typeof(decimal))
                return AsWritten.Number(text) is { } amount ? (JsonNode)amount : Written(null, path, NumberUnreadable);

            return text;
        }

        private JsonNode? Written(string? value, string path, string rule)
        {
            if (value is null)
                Typed.Faults.Add(new Fault(path, rule, Texts.Fault(rule)));

            return value;
        }
    }
}
