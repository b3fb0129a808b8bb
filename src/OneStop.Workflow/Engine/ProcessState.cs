using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Engine;

/// <summary>Where a process stands: immutable, a tree of scopes with tokens, written as JSON with a format number.</summary>
public sealed record ProcessState
{
    /// <summary>The version of the JSON form; a reader refuses any other.</summary>
    public const int Format = 1;

    internal ProcessState(int next, Scope root, IReadOnlyList<string> delivered) => (Next, Root, Delivered) = (next, root, delivered);

    /// <summary>Nothing has started.</summary>
    public static ProcessState Empty { get; } = new(1, Scope.Empty, []);

    /// <summary>The outermost scope: the process.</summary>
    public Scope Root { get; }

    /// <summary>Tokens that rest, of every scope, in order of arrival.</summary>
    public IReadOnlyList<Token> Tokens => Root.Tokens;

    /// <summary>Data of the process by path: declared variables, <c>task.choice</c>, <c>message.field</c>.</summary>
    public IReadOnlyDictionary<string, Value> Variables => Root.Variables;

    public bool HasStarted => Next > 1;

    /// <summary>Started, and no token is left.</summary>
    public bool IsFinished => HasStarted && Tokens.Count == 0;

    /// <summary>The id of the next token.</summary>
    internal int Next { get; }

    /// <summary>Marks of the messages last delivered, the oldest first.</summary>
    internal IReadOnlyList<string> Delivered { get; }

    /// <summary>The token with this id, or null.</summary>
    public Token? Find(string token)
    {
        foreach (var one in Tokens)
        {
            if (one.Id == token)
                return one;
        }

        return null;
    }

    /// <summary>Canonical: the same state gives the same bytes.</summary>
    public string ToJson() => StateWriter.Write(this);

    /// <exception cref="FormatException">Not a state of this format: a bug or a damaged row.</exception>
    public static ProcessState FromJson(string json) => StateReader.Read(json);

    public bool Equals(ProcessState? other) => ReferenceEquals(this, other) || (other is not null && ToJson() == other.ToJson());

    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);
}
