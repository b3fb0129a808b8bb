using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Engine;

/// <summary>Where a process stands: immutable, a tree of scopes with tokens, written as JSON with a format number.</summary>
public sealed record ProcessState
{
    /// <summary>The version of the JSON form; a reader refuses any other.</summary>
    public const int Format = 1;

    private IReadOnlyList<Token>? _tokens;

    internal ProcessState(int next, Scope root, IReadOnlyList<string> delivered, IReadOnlyList<EarlyMessage> early) =>
        (Next, Root, Delivered, Early) = (next, root, delivered, early);

    /// <summary>Nothing has started.</summary>
    public static ProcessState Empty { get; } = new(1, Scope.Empty, [], []);

    /// <summary>The outermost scope: the process.</summary>
    public Scope Root { get; }

    /// <summary>Tokens that rest, of every scope: in order of arrival, those inside behind the one that holds them.</summary>
    public IReadOnlyList<Token> Tokens => _tokens ??= Gather(isArmed: false);

    /// <summary>Events that are armed beside the tokens, of every scope.</summary>
    public IReadOnlyList<Token> Armed => Gather(isArmed: true);

    /// <summary>Messages that came before anybody waited for them.</summary>
    public IReadOnlyList<EarlyMessage> Early { get; }

    /// <summary>Data of the process by path: declared variables, <c>task.choice</c>, <c>message.field</c>.</summary>
    public IReadOnlyDictionary<string, Value> Variables => Root.Variables;

    public bool HasStarted => Next > 1;

    /// <summary>Started, and no token is left.</summary>
    public bool IsFinished => HasStarted && Root.Resting.Count == 0;

    /// <summary>The id of the next token.</summary>
    internal int Next { get; }

    /// <summary>Marks of the messages last delivered, the oldest first.</summary>
    internal IReadOnlyList<string> Delivered { get; }

    /// <summary>The token with this id, armed or not, or null.</summary>
    public Token? Find(string token) => Find(Root, token)?.Token;

    /// <summary>Canonical: the same state gives the same bytes.</summary>
    public string ToJson() => StateWriter.Write(this);

    /// <exception cref="FormatException">Not a state of this format: a bug or a damaged row.</exception>
    public static ProcessState FromJson(string json) => StateReader.Read(json);

    public bool Equals(ProcessState? other) => ReferenceEquals(this, other) || (other is not null && ToJson() == other.ToJson());

    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);

    internal static (Scope Scope, Token Token)? Find(Scope scope, string id)
    {
        foreach (var token in scope.Resting)
        {
            if (token.Id == id)
                return (scope, token);
            if (token.Inner is { } inner && Find(inner, id) is { } found)
                return found;
        }

        foreach (var token in scope.Waiting)
        {
            if (token.Id == id)
                return (scope, token);
        }

        return null;
    }

    private List<Token> Gather(bool isArmed)
    {
        if (Root.Resting.TrueForAll(token => token.Inner is null))
            return isArmed ? Root.Waiting : Root.Resting;

        List<Token> all = [];
        Gather(Root, isArmed, all);
        return all;
    }

    private static void Gather(Scope scope, bool isArmed, List<Token> all)
    {
        if (isArmed)
            all.AddRange(scope.Waiting);

        foreach (var token in scope.Resting)
        {
            if (!isArmed)
                all.Add(token);
            if (token.Inner is { } inner)
                Gather(inner, isArmed, all);
        }
    }
}

/// <summary>A message kept until somebody waits for it.</summary>
/// <param name="Id">As it was delivered.</param>
/// <param name="At">When it came, UTC.</param>
public sealed record EarlyMessage(string Name, string Id, string? Key, DateTimeOffset At, IReadOnlyDictionary<string, Value> Fields);
