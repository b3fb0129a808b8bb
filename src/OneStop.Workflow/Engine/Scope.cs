using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Engine;

/// <summary>A stretch of the process with its own tokens and data. The process itself is the outermost.</summary>
public sealed class Scope
{
    internal Scope(IReadOnlyList<Token> tokens, Variables data) => (Tokens, Data) = (tokens, data);

    /// <summary>Those that rest, in order of arrival; what moved on is not kept.</summary>
    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>Data of this scope by path; a path that is not there is null.</summary>
    public IReadOnlyDictionary<string, Value> Variables => Data;

    internal static Scope Empty { get; } = new([], Engine.Variables.None);

    internal Variables Data { get; }
}
