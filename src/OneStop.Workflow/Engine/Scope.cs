using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>A stretch of the process with its own tokens and data: the process itself, a sub-process, a called process, or the instances of an activity.</summary>
public sealed class Scope
{
    internal Scope(List<Token> tokens, Variables data) => (Resting, Data) = (tokens, data);

    /// <summary>Those that rest, in order of arrival; what moved on is not kept.</summary>
    public IReadOnlyList<Token> Tokens => Resting;

    /// <summary>Events that are armed beside the tokens: on boundaries, behind event gateways, at the start of event sub-processes.</summary>
    public IReadOnlyList<Token> Armed => Waiting;

    /// <summary>Data of this scope by path; a path that is not there is null.</summary>
    public IReadOnlyDictionary<string, Value> Variables => Data;

    /// <summary>Of a called process: its pinned definition.</summary>
    public string? Calls { get; internal init; }

    internal static Scope Empty => new([], Engine.Variables.None);

    internal List<Token> Resting { get; }

    internal List<Token> Waiting { get; init; } = [];

    internal Variables Data { get; set; }

    /// <summary>An interrupting event sub-process has taken it over; no other can start.</summary>
    internal bool IsInterrupted { get; set; }

    /// <summary>Of a sequential multi-instance activity: what its later instances read.</summary>
    internal Value.List? Items { get; set; }

    /// <summary>Of a multi-instance activity: what its instances left, by index.</summary>
    internal Value.List? Results { get; set; }

    /// <summary>The rest is of the working copy alone.</summary>
    internal Scope? Parent { get; private set; }

    internal Token? Holder { get; private set; }

    internal ProcessDefinition Model { get; private set; } = null!;

    /// <summary>What stands drawn in it; null for the instances of an activity.</summary>
    internal Inside? Drawn { get; private set; }

    internal int Depth { get; private set; }

    /// <summary>Tokens of this scope that are on their way.</summary>
    internal int Moving { get; set; }

    /// <summary>Taken away while tokens may still have been on their way in it.</summary>
    internal bool IsDead { get; set; }

    internal bool IsProcess => Holder is null || Calls is not null;

    internal void Belong(ProcessDefinition model, Scope? parent, Token? holder)
    {
        (Model, Parent, Holder, Depth) = (model, parent, holder, parent is null ? 0 : parent.Depth + 1);
        if (IsProcess)
            Drawn = model.Wiring.Process;
        else
            Drawn = model.Wiring.Find(holder!.Node) is { } place && (!place.Repeats || holder.Index is not null) ? place.Inside ?? new Inside() : null;
    }

    internal Place PlaceOf(Token token) => Model.Wiring.Find(token.Node)!;

    /// <summary>In order of arrival, also when a token that was awake has to rest again.</summary>
    internal void Put(Token token)
    {
        var at = Resting.Count;
        while (at > 0 && Resting[at - 1].IsAfter(token))
            at--;

        Resting.Insert(at, token);
    }
}
