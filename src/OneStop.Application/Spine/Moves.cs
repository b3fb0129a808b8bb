using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Workflow.Engine;

namespace OneStop.Application.Spine;

/// <summary>What was asked of the engine, as the journal keeps it, so that it can be asked again.</summary>
internal static class Moves
{
    public const string Member = "moves";

    /// <summary>A command of the dossier may move the process more than once.</summary>
    public static void Note(JsonObject body, ProcessCommand command)
    {
        if (body[Member] is not JsonArray moves)
            body[Member] = moves = [];

        moves.Add(command switch
        {
            ProcessCommand.Start => new JsonObject { ["start"] = true },
            ProcessCommand.Complete complete => new JsonObject { ["complete"] = complete.Token, ["choice"] = complete.Choice },
            ProcessCommand.Deliver deliver => new JsonObject { ["deliver"] = deliver.Name, ["id"] = deliver.Id },
            ProcessCommand.FireTimer fire => new JsonObject { ["fire"] = fire.Token },
            _ => throw new InvalidOperationException($"The journal knows no way to write {command.GetType().Name}."),
        });
    }

    /// <summary>The commands that an entry gave the engine, in order.</summary>
    public static IEnumerable<ProcessCommand> In(JsonElement body) =>
        body.TryGetProperty(Member, out var moves) ? moves.EnumerateArray().Select(Read) : [];

    private static ProcessCommand Read(JsonElement move)
    {
        if (move.TryGetProperty("complete", out var token))
            return new ProcessCommand.Complete(token.GetString()!, move.GetProperty("choice").GetString(), Movement.NoValues);

        if (move.TryGetProperty("deliver", out var name))
            return new ProcessCommand.Deliver(name.GetString()!, move.GetProperty("id").GetString()!, Movement.NoValues);

        return move.TryGetProperty("fire", out token) ? new ProcessCommand.FireTimer(token.GetString()!) : new ProcessCommand.Start(Movement.NoValues);
    }
}
