using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OneStop.Application.Http;

/// <summary>How JSON is written and read at the edge and in stored answers.</summary>
internal static class WireJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        // Given here, so that the shapes can be asked for before anything was written.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    });

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        // Names as they are, apostrophes too; the answers are JSON and are never put into HTML.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.Converters.Add(new LocalTime());
        options.Converters.Add(new PlausibleDate());
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(RefuseGaps);
        return options;
    }

    /// <summary>A null between the brackets of a list would reach decisions that were promised none.</summary>
    private static void RefuseGaps(JsonTypeInfo shape)
    {
        if (shape is { Kind: JsonTypeInfoKind.Enumerable, ElementType.IsValueType: false })
        {
            shape.OnDeserialized = list =>
            {
                if (((IEnumerable)list).Cast<object?>().Contains(null))
                    throw new JsonException("A list must not hold null.");
            };
        }
    }

    /// <summary>Instants are written with the offices' offset, so that a reader sees the hour on the wall; any offset is read.</summary>
    private sealed class LocalTime : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString();
            return text is not null && HasOffset(text) && reader.TryGetDateTimeOffset(out var instant) && IsPlausible(instant.Year)
                ? Domain.OfficeClock.ToMicroseconds(instant)
                : throw new JsonException("An instant needs an offset and a year from 2000 to 2099: 2026-11-05T09:00:00+07:00.");
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToOffset(Domain.OfficeClock.Offset));

        /// <summary>The years of dossier codes: a slip of the keyboard must not become a fact of law.</summary>
        private static bool IsPlausible(int year) => year is >= 2000 and <= 2099;

        private static bool HasOffset(string text) =>
            text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
    }

    /// <summary>Dates of documents; one of the year 1 has no midnight in UTC.</summary>
    private sealed class PlausibleDate : JsonConverter<DateOnly>
    {
        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and <= 2999
                ? date
                : throw new JsonException("A date needs a year from 1900 to 2999: 2026-11-05.");

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
