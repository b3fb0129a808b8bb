using System.Buffers;
using System.Text;
using System.Text.Json;
using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Engine;

/// <summary>Writes a state in its one form: members in this order, data by path, nothing that says nothing.</summary>
internal static class StateWriter
{
    internal static string Write(ProcessState state)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("format"u8, ProcessState.Format);
            json.WriteNumber("next"u8, state.Next);
            json.WriteStartObject("scope"u8);
            Write(json, state.Root);
            json.WriteEndObject();
            Write(json, state.Delivered);
            Write(json, state.Early);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal static string NameOf(Rest rest) => rest switch
    {
        Rest.Task => "task",
        Rest.Message => "message",
        Rest.Timer => "timer",
        Rest.Join => "join",
        Rest.Incident => "incident",
        Rest.Signal => "signal",
        Rest.Event => "event",
        Rest.Hook => "hook",
        Rest.Inside => "inside",
    };

    private static void Write(Utf8JsonWriter json, Scope scope)
    {
        if (scope.Calls is not null)
            json.WriteString("calls"u8, scope.Calls);
        if (scope.IsInterrupted)
            json.WriteBoolean("interrupted"u8, true);

        Write(json, "tokens", scope.Resting);
        if (scope.Waiting.Count > 0)
            Write(json, "armed", scope.Waiting);

        Write(json, scope.Data);
        if (scope.Items is not null)
            Write(json, "items", scope.Items);
        if (scope.Results is not null)
            Write(json, "results", scope.Results);
    }

    private static void Write(Utf8JsonWriter json, string name, List<Token> tokens)
    {
        json.WriteStartArray(name);
        foreach (var token in tokens)
            Write(json, token);

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Variables data)
    {
        if (data.Count == 0)
            return;

        json.WriteStartObject("data"u8);
        foreach (var (path, value) in data.Sorted())
            Write(json, path, value);

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Value value)
    {
        json.WritePropertyName(name);
        Write(json, value);
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<EarlyMessage> early)
    {
        if (early.Count == 0)
            return;

        json.WriteStartArray("early"u8);
        foreach (var message in early)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, message.Name);
            json.WriteString("id"u8, message.Id);
            if (message.Key is not null)
                json.WriteString("key"u8, message.Key);

            json.WriteString("at"u8, message.At.UtcDateTime);
            Write(json, Variables.Of([.. message.Fields.Where(field => field.Value is not Value.Nothing)]));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Token token)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, token.Id);
        json.WriteString("node"u8, token.Node);
        json.WriteString("rest"u8, NameOf(token.Rest));
        if (token.Branch.Length > 0)
            json.WriteString("branch"u8, token.Branch);
        if (token.DueAt is { } due)
            json.WriteString("due"u8, due.UtcDateTime);
        if (token.Via is not null)
            json.WriteString("via"u8, token.Via);
        if (token.Incident is not null)
            json.WriteString("incident"u8, token.Incident);
        if (token.Host is not null)
            json.WriteString("host"u8, token.Host);
        if (token.Awaits is not null)
            json.WriteString("awaits"u8, token.Awaits);
        if (token.Key is not null)
            json.WriteString("key"u8, token.Key);
        if (token.Left is { } left)
            json.WriteNumber("left"u8, left);
        if (token.Index is { } index)
            json.WriteNumber("index"u8, index);

        Write(json, token.Data);
        if (token.Inner is { } inner)
        {
            json.WriteStartObject("inner"u8);
            Write(json, inner);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Value value)
    {
        switch (value)
        {
            case Value.Truth truth:
                json.WriteBooleanValue(truth.Is);
                break;
            case Value.Number number:
                json.WriteNumberValue(number.Plain);
                break;
            case Value.Code code:
                json.WriteStringValue(code.Text);
                break;
            case Value.Date date:
                json.WriteStartObject();
                json.WriteString("date"u8, date.ToFeel());
                json.WriteEndObject();
                break;
            case Value.List list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    Write(json, item);

                json.WriteEndArray();
                break;
            case Value.Nothing:
                json.WriteNullValue();
                break;
            default:
                throw new System.Diagnostics.UnreachableException("Only bool, number, code, date and lists of them come through a command.");
        }
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<string> delivered)
    {
        if (delivered.Count == 0)
            return;

        json.WriteStartArray("delivered"u8);
        for (var at = 0; at < delivered.Count; at++)
            json.WriteStringValue(delivered[at]);

        json.WriteEndArray();
    }
}
