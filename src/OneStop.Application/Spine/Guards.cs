using OneStop.Application.Tasks;

namespace OneStop.Application.Spine;

/// <summary>The table of all commands.</summary>
internal static class Guards
{
    public static IReadOnlyList<Guard> All { get; } =
    [
        ClaimTask.Guard,
        ReleaseTask.Guard,
        CompleteTask.Guard,
    ];
}
