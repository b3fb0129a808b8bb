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
    };

    private static void Write(Utf8JsonWriter json, Scope scope)
    {
        json.WriteStartArray("tokens"u8);
        for (var at = 0; at < scope.Tokens.Count; at++)
            Write(json, scope.Tokens[at]);

        json.WriteEndArray();
        if (scope.Data.Count == 0)
            return;

        json.WriteStartObject("data"u8);
        foreach (var (path, value) in scope.Data.Sorted())
        {
            json.WritePropertyName(path);
            Write(json, value);
        }

        json.WriteEndObject();
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
            default:
                throw new System.Diagnostics.UnreachableException("Only bool, number, code and date come through a command.");
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
