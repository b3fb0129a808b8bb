using System.Text.Json;
using OneStop.Application.Spine;
using OneStop.Workflow.Reader;

namespace OneStop.Application.Reception;

/// <summary>Why the process went this way: a gateway of a journal entry, with each condition, what it read and what came of it.</summary>
/// <param name="Gateway">Its name in the drawing.</param>
/// <param name="Way">The name of the way taken; null: none, which is an incident.</param>
internal sealed record GatewayTold(string Gateway, string? Way, IReadOnlyList<LookTold> Looks)
{
    /// <summary>What an entry of the journal says of gateways; an older or a called process may lack a name: then ids stand for themselves.</summary>
    public static IReadOnlyList<GatewayTold> Of(HistoryEntry entry, LockedDossier locked)
    {
        if (!entry.Body.TryGetProperty("gateways", out var gateways))
            return [];

        Names names = new([locked.Procedure.Process, .. locked.Jurisdiction.Surroundings.Called.Values]);
        return [.. gateways.EnumerateArray().Select(gateway => Of(gateway, names))];
    }

    private static GatewayTold Of(JsonElement gateway, Names names) => new(
        names.OfNode(gateway.GetProperty("node").GetString()!),
        gateway.GetProperty("taken").GetString() is { } taken ? string.Join(", ", taken.Split(' ').Select(names.OfFlow)) : null,
        [.. gateway.GetProperty("looks").EnumerateArray().Select(look => Look(look, names))]);

    private static LookTold Look(JsonElement look, Names names)
    {
        var read = look.GetProperty("read").EnumerateObject().Select(value => $"{value.Name} = {value.Value.GetString()}");
        var result = look.GetProperty("result");
        return new LookTold(
            names.OfFlow(look.GetProperty("flow").GetString()!),
            look.GetProperty("condition").GetString()!,
            string.Join(", ", read),
            result.ValueKind == JsonValueKind.Null ? null : result.GetBoolean());
    }

    private sealed class Names(IReadOnlyCollection<ProcessDefinition> processes)
    {
        public string OfNode(string id) => processes.Select(process => process.Find(id)?.Name).FirstOrDefault(name => name is not null) ?? id;

        public string OfFlow(string id) =>
            processes.SelectMany(process => process.Flows).FirstOrDefault(flow => flow.Id == id) is { } flow ? flow.Name ?? OfNode(flow.Target) : id;
    }
}

/// <param name="Way">The name of the flow, or of what it leads to.</param>
/// <param name="Condition">As it is drawn; empty: none.</param>
/// <param name="Read">Paths with the values found: codes, numbers, dates.</param>
/// <param name="Result">Null: neither true nor false.</param>
internal sealed record LookTold(string Way, string Condition, string Read, bool? Result);
