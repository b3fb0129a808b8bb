using System.Text.Json;

namespace OneStop.Workflow.Engine;

/// <summary>Reads one token of a state.</summary>
internal static class TokenReader
{
    internal static Token Read(ref Utf8JsonReader json)
    {
        string? id = null, node = null, branch = null, via = null, incident = null, host = null, awaits = null, key = null;
        Rest? rest = null;
        DateTimeOffset? due = null;
        int? left = null, index = null;
        Variables? data = null;
        Scope? inner = null;
        StateReader.Begin(ref json);
        while (StateReader.Member(ref json))
        {
            if (json.ValueTextEquals("id"u8) && id is null)
                id = StateReader.Text(ref json);
            else if (json.ValueTextEquals("node"u8) && node is null)
                node = StateReader.Text(ref json);
            else if (json.ValueTextEquals("rest"u8) && rest is null)
                rest = RestOf(ref json);
            else if (json.ValueTextEquals("branch"u8) && branch is null)
                branch = StateReader.Text(ref json);
            else if (json.ValueTextEquals("due"u8) && due is null)
                due = Instant(ref json);
            else if (json.ValueTextEquals("via"u8) && via is null)
                via = StateReader.Text(ref json);
            else if (json.ValueTextEquals("incident"u8) && incident is null)
                incident = StateReader.Text(ref json);
            else if (json.ValueTextEquals("host"u8) && host is null)
                host = StateReader.Text(ref json);
            else if (json.ValueTextEquals("awaits"u8) && awaits is null)
                awaits = StateReader.Text(ref json);
            else if (json.ValueTextEquals("key"u8) && key is null)
                key = StateReader.Text(ref json);
            else if (json.ValueTextEquals("left"u8) && left is null)
                left = StateReader.Number(ref json);
            else if (json.ValueTextEquals("index"u8) && index is null)
                index = StateReader.Number(ref json);
            else if (json.ValueTextEquals("data"u8) && data is null)
                data = StateReader.Data(ref json);
            else if (json.ValueTextEquals("inner"u8) && inner is null)
                inner = StateReader.ReadScope(ref json);
            else
                throw StateReader.Damaged($"'{json.GetString()}' is unknown or stands twice in a token");
        }

        var isWhole = id is not null && node is not null && (rest == Rest.Timer) == due.HasValue && (rest == Rest.Join) == via is not null && (rest == Rest.Incident) == incident is not null
            && (rest == Rest.Inside) == inner is not null;
        return isWhole && rest is { } known
            ? new Token(id!, node!, known, branch ?? "")
            {
                DueAt = due,
                Via = via,
                Incident = incident,
                Host = host,
                Awaits = awaits,
                Key = key,
                Left = left,
                Index = index,
                Inner = inner,
                Data = data ?? Variables.None,
            }
            : throw StateReader.Damaged("a token lacks what its rest needs, or has more");
    }

    internal static List<EarlyMessage> ReadEarly(ref Utf8JsonReader json)
    {
        List<EarlyMessage> early = [];
        json.Read();
        StateReader.Expect(ref json, JsonTokenType.StartArray);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            early.Add(ReadMessage(ref json));

        return early;
    }

    private static EarlyMessage ReadMessage(ref Utf8JsonReader json)
    {
        string? name = null, id = null, key = null;
        DateTimeOffset? at = null;
        Variables? fields = null;
        StateReader.Begin(ref json);
        while (StateReader.Member(ref json))
        {
            if (json.ValueTextEquals("name"u8) && name is null)
                name = StateReader.Text(ref json);
            else if (json.ValueTextEquals("id"u8) && id is null)
                id = StateReader.Text(ref json);
            else if (json.ValueTextEquals("key"u8) && key is null)
                key = StateReader.Text(ref json);
            else if (json.ValueTextEquals("at"u8) && at is null)
                at = Instant(ref json);
            else if (json.ValueTextEquals("data"u8) && fields is null)
                fields = StateReader.Data(ref json);
            else
                throw StateReader.Damaged($"'{json.GetString()}' is unknown or stands twice in a message");
        }

        return name is not null && id is not null && at is { } came
            ? new EarlyMessage(name, id, key, came, fields ?? Variables.None)
            : throw StateReader.Damaged("a message lacks its name, id or instant");
    }

    private static Rest RestOf(ref Utf8JsonReader json)
    {
        json.Read();
        foreach (var rest in Known)
        {
            if (json.TokenType == JsonTokenType.String && json.ValueTextEquals(StateWriter.NameOf(rest)))
                return rest;
        }

        throw StateReader.Damaged("a token rests in an unknown way");
    }

    private static DateTimeOffset Instant(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.String && json.TryGetDateTimeOffset(out var due) ? due.ToUniversalTime() : throw StateReader.Damaged("an instant is none");
    }

    private static ReadOnlySpan<Rest> Known => [Rest.Task, Rest.Message, Rest.Timer, Rest.Join, Rest.Incident, Rest.Signal, Rest.Event, Rest.Hook, Rest.Inside];
}
