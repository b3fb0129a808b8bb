using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Engine;

/// <summary>Reads a state strictly: in any order of members, for databases keep their own, but nothing missing, doubled or unknown.</summary>
internal static class StateReader
{
    /// <exception cref="FormatException">Not a state of this format.</exception>
    internal static ProcessState Read(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var json = new Utf8JsonReader(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
            json.Read();
            var state = State(ref json);
            return json.Read() ? throw Damaged("something follows it") : state;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The latter for a text whose escapes spell no character.
            throw new FormatException("The state of the process is no JSON.", broken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static ProcessState State(ref Utf8JsonReader json)
    {
        int? format = null;
        int? next = null;
        Scope? root = null;
        List<string>? delivered = null;
        Begin(ref json);
        while (Member(ref json))
        {
            if (json.ValueTextEquals("format"u8) && format is null)
                format = Number(ref json);
            else if (json.ValueTextEquals("next"u8) && next is null)
                next = Number(ref json);
            else if (json.ValueTextEquals("scope"u8) && root is null)
                root = ReadScope(ref json);
            else if (json.ValueTextEquals("delivered"u8) && delivered is null)
                delivered = Texts(ref json);
            else
                throw Damaged($"'{json.GetString()}' is unknown or stands twice");
        }

        if (format != ProcessState.Format)
            throw Damaged($"its format is {format?.ToString(CultureInfo.InvariantCulture) ?? "missing"}, not {ProcessState.Format}");
        if (next is not > 0 || root is null)
            throw Damaged("next or scope is missing");

        CheckOrder(root, next.Value);
        return new ProcessState(next.Value, root, delivered ?? []);
    }

    private static Scope ReadScope(ref Utf8JsonReader json)
    {
        List<Token>? tokens = null;
        Variables? data = null;
        json.Read();
        Begin(ref json);
        while (Member(ref json))
        {
            if (json.ValueTextEquals("tokens"u8) && tokens is null)
                tokens = Tokens(ref json);
            else if (json.ValueTextEquals("data"u8) && data is null)
                data = Data(ref json);
            else
                throw Damaged($"'{json.GetString()}' is unknown or stands twice in the scope");
        }

        return new Scope(tokens ?? throw Damaged("tokens are missing"), data ?? Variables.None);
    }

    private static List<Token> Tokens(ref Utf8JsonReader json)
    {
        var tokens = new List<Token>();
        json.Read();
        Expect(ref json, JsonTokenType.StartArray);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            tokens.Add(TokenReader.Read(ref json));

        return tokens;
    }

    private static Variables Data(ref Utf8JsonReader json)
    {
        var pairs = new List<KeyValuePair<string, Value>>();
        json.Read();
        Begin(ref json);
        while (Member(ref json))
            pairs.Add(new KeyValuePair<string, Value>(json.GetString()!, ReadValue(ref json)));

        return Variables.Of(pairs);
    }

    private static Value ReadValue(ref Utf8JsonReader json)
    {
        json.Read();
        switch (json.TokenType)
        {
            case JsonTokenType.True or JsonTokenType.False:
                return Value.Of(json.GetBoolean());
            case JsonTokenType.Number when json.TryGetDecimal(out var number):
                return Value.Of(number);
            case JsonTokenType.String:
                return Value.Of(json.GetString()!);
            case JsonTokenType.StartObject when Member(ref json) && json.ValueTextEquals("date"u8):
                var date = Temporal.Date(Text(ref json));
                return !Member(ref json) && date is Value.Date ? date : throw Damaged("a date is none");
            default:
                throw Damaged("a value is neither bool, number, code nor date");
        }
    }

    private static List<string> Texts(ref Utf8JsonReader json)
    {
        var texts = new List<string>();
        json.Read();
        Expect(ref json, JsonTokenType.StartArray);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            Expect(ref json, JsonTokenType.String);
            texts.Add(json.GetString()!);
        }

        return texts;
    }

    private static void CheckOrder(Scope scope, int next)
    {
        var last = 0;
        foreach (var token in scope.Tokens)
        {
            if (!int.TryParse(token.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id <= last || id >= next)
                throw Damaged($"the token '{token.Id}' is out of order");

            last = id;
        }
    }

    internal static void Begin(ref Utf8JsonReader json) => Expect(ref json, JsonTokenType.StartObject);

    /// <summary>True at the name of the next member; false at the object's end.</summary>
    internal static bool Member(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    internal static string Text(ref Utf8JsonReader json)
    {
        json.Read();
        Expect(ref json, JsonTokenType.String);
        return json.GetString()!;
    }

    internal static FormatException Damaged(string how) => new($"The state of the process is damaged: {how}.");

    private static int Number(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var number) ? number : throw Damaged("a number is none");
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (json.TokenType != type)
            throw Damaged($"{json.TokenType} stands where {type} should");
    }
}
