using System.Text.Json;

namespace OneStop.Workflow.Engine;

/// <summary>Reads one token of a state.</summary>
internal static class TokenReader
{
    internal static Token Read(ref Utf8JsonReader json)
    {
        string? id = null, node = null, branch = null, via = null, incident = null;
        Rest? rest = null;
        DateTimeOffset? due = null;
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
                due = Due(ref json);
            else if (json.ValueTextEquals("via"u8) && via is null)
                via = StateReader.Text(ref json);
            else if (json.ValueTextEquals("incident"u8) && incident is null)
                incident = StateReader.Text(ref json);
            else
                throw StateReader.Damaged($"'{json.GetString()}' is unknown or stands twice in a token");
        }

        var isWhole = id is not null && node is not null && (rest == Rest.Timer) == due.HasValue && (rest == Rest.Join) == via is not null && (rest == Rest.Incident) == incident is not null;
        return isWhole && rest is { } known
            ? new Token(id!, node!, known, branch ?? "") { DueAt = due, Via = via, Incident = incident }
            : throw StateReader.Damaged("a token lacks what its rest needs, or has more");
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

    private static DateTimeOffset Due(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.String && json.TryGetDateTimeOffset(out var due) ? due.ToUniversalTime() : throw StateReader.Damaged("an instant is none");
    }

    private static ReadOnlySpan<Rest> Known => [Rest.Task, Rest.Message, Rest.Timer, Rest.Join, Rest.Incident];
}
