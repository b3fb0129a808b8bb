namespace OneStop.Workflow.Engine;

/// <summary>Names of parallel branches: the ids of the flows that parted them, the outermost first, joined by '/'.</summary>
internal static class Branches
{
    /// <summary>A loop that parts again and again without joining must not grow the state.</summary>
    private const int MaxDepth = 16;

    internal static string Under(string branch, string flow)
    {
        if (branch.Length == 0)
            return flow;

        return branch.AsSpan().Count('/') < MaxDepth - 1 ? $"{branch}/{flow}" : branch;
    }

    /// <summary>The innermost branch that holds both.</summary>
    internal static string Common(string one, string other)
    {
        var length = one.AsSpan().CommonPrefixLength(other);
        var isWhole = (length == one.Length || one[length] == '/') && (length == other.Length || other[length] == '/');
        return isWhole ? one[..length] : one[..Math.Max(0, length == 0 ? 0 : one.LastIndexOf('/', length - 1))];
    }
}
