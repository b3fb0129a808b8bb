using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Engine;

/// <summary>Reads a state strictly: in any order of members, for databases keep their own, but nothing missing, doubled or unknown.</summary>
internal static class StateReader
{
    /// <summary>Scopes nest at most a hundred deep, each three levels of JSON.</summary>
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 400 };

    /// <exception cref="FormatException">Not a state of this format.</exception>
    internal static ProcessState Read(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var json = new Utf8JsonReader(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)), Options);
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
        List<EarlyMessage>? early = null;
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
            else if (json.ValueTextEquals("early"u8) && early is null)
                early = TokenReader.ReadEarly(ref json);
            else
                throw Damaged($"'{json.GetString()}' is unknown or stands twice");
        }

        if (format != ProcessState.Format)
            throw Damaged($"its format is {format?.ToString(CultureInfo.InvariantCulture) ?? "missing"}, not {ProcessState.Format}");
        if (next is not > 0 || root is null)
            throw Damaged("next or scope is missing");

        CheckOrder(root, next.Value);
        return new ProcessState(next.Value, root, delivered ?? [], early ?? []);
    }

    internal static Scope ReadScope(ref Utf8JsonReader json)
    {
        List<Token>? tokens = null, armed = null;
        Variables? data = null;
        string? calls = null;
        Value.List? items = null, results = null;
        var isInterrupted = false;
        json.Read();
        Begin(ref json);
        while (Member(ref json))
        {
            if (json.ValueTextEquals("tokens"u8) && tokens is null)
                tokens = Tokens(ref json);
            else if (json.ValueTextEquals("armed"u8) && armed is null)
                armed = Tokens(ref json);
            else if (json.ValueTextEquals("data"u8) && data is null)
                data = Data(ref json);
            else if (json.ValueTextEquals("calls"u8) && calls is null)
                calls = Text(ref json);
            else if (json.ValueTextEquals("items"u8) && items is null)
                items = ReadValue(ref json) as Value.List;
            else if (json.ValueTextEquals("results"u8) && results is null)
                results = ReadValue(ref json) as Value.List;
            else if (json.ValueTextEquals("interrupted"u8) && !isInterrupted)
                isInterrupted = ReadValue(ref json) is Value.Truth { Is: true } ? true : throw Damaged("interrupted is not true");
            else
                throw Damaged($"'{json.GetString()}' is unknown or stands twice in the scope");
        }

        return new Scope(tokens ?? throw Damaged("tokens are missing"), data ?? Variables.None)
        {
            Waiting = armed ?? [],
            Calls = calls,
            IsInterrupted = isInterrupted,
            Items = items,
            Results = results,
        };
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

    internal static Variables Data(ref Utf8JsonReader json)
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
        return json.TokenType == JsonTokenType.StartArray ? ReadList(ref json) : ReadSingle(ref json);
    }

    private static Value.List ReadList(ref Utf8JsonReader json)
    {
        List<Value> items = [];
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            items.Add(json.TokenType switch { JsonTokenType.Null => Value.Null, JsonTokenType.StartArray => ReadList(ref json), _ => ReadSingle(ref json) });

        return new Value.List(items);
    }

    private static Value ReadSingle(ref Utf8JsonReader json)
    {
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
                throw Damaged("a value is neither bool, number, code, date nor a list of them");
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
        CheckOrder(scope.Resting, next);
        CheckOrder(scope.Waiting, next);
        foreach (var token in scope.Resting)
        {
            if (token.Inner is { } inner)
                CheckOrder(inner, next);
        }

        if (scope.Waiting.Exists(armed => armed.Host is { } host && !scope.Resting.Exists(token => token.Id == host)))
            throw Damaged("an event is armed beside a token that is not there");
    }

    private static void CheckOrder(List<Token> tokens, int next)
    {
        var last = 0;
        foreach (var token in tokens)
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

    internal static int Number(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var number) ? number : throw Damaged("a number is none");
    }

    internal static void Expect(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (json.TokenType != type)
            throw Damaged($"{json.TokenType} stands where {type} should");
    }
}
