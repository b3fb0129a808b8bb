namespace OneStop.Application.Spine;

/// <summary>What every command answers: ids and versions, no names.</summary>
/// <param name="Code">The dossier's code.</param>
/// <param name="Version">The dossier's version after the command.</param>
/// <param name="TaskVersion">The version of the task addressed, where one was.</param>
/// <param name="Next">Tasks that the command opened.</param>
public sealed record CommandAnswer(string Code, int Version, int? TaskVersion, IReadOnlyList<OpenedTask> Next);

/// <param name="DueAt">UTC; null while a pause hides it.</param>
public sealed record OpenedTask(Guid TaskId, string Node, string Office, string Post, DateTimeOffset? DueAt, int Version);
