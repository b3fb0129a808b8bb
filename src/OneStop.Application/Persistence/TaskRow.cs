using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

internal enum TaskState
{
    Open,

    /// <summary>Waits for somebody outside the office; <c>complete</c> is refused.</summary>
    Waiting,
    Done,
    Cancelled,
}

/// <summary>A task (việc) of a dossier: what an office has to do, or waits for.</summary>
[DossierTable]
internal sealed class TaskRow
{
    public Guid Id { get; init; }

    public Guid DossierId { get; init; }

    /// <summary>Node of the process, or <c>node#kind</c> for a task of a conversation or of a supplement.</summary>
    public required string Node { get; init; }

    /// <summary>The token that rests on the node; null for tasks beside the process.</summary>
    public string? Token { get; init; }

    public required string Branch { get; init; }

    /// <summary>Which entry into the step, from 1.</summary>
    public int Entry { get; init; }

    public required string Office { get; set; }

    public required string Post { get; set; }

    public TaskState State { get; set; }

    /// <summary>It waits for an instant: the service ends it then.</summary>
    public bool IsTimer { get; init; }

    /// <summary>Why it waits: a ground of the procedure; null otherwise.</summary>
    public string? Ground { get; set; }

    public Guid? Assignee { get; set; }

    /// <summary>Four eyes: the person who must not do it.</summary>
    public Guid? NotBy { get; init; }

    /// <summary>UTC, effective.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while a pause hides it.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public DateOnly? DueOn { get; set; }

    public DateTimeOffset? SeenAt { get; set; }

    public Guid? SeenBy { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public Guid? ClosedBy { get; set; }

    public string? ClosedWhat { get; set; }

    /// <summary>Moves only when what its officer decides on moves: state, assignee, choices.</summary>
    public int Version { get; set; }

    public bool IsOpen => State is TaskState.Open or TaskState.Waiting;

    /// <summary><see cref="Node"/> without the kind.</summary>
    public string Step => Node.Split('#')[0];

    /// <summary>What stands behind '#': mend-slip, deliver-notice, confirm-completion, tell-supplement; null for a step.</summary>
    public string? Kind => Node.Contains('#', StringComparison.Ordinal) ? Node.Split('#')[1] : null;
}

internal sealed class TaskConfiguration : IEntityTypeConfiguration<TaskRow>
{
    public void Configure(EntityTypeBuilder<TaskRow> builder)
    {
        builder.ToTable("task");
        builder.Property(task => task.Id).ValueGeneratedNever();
        builder.Property(task => task.Version).IsConcurrencyToken();
        builder.Ignore(task => task.IsOpen).Ignore(task => task.Step).Ignore(task => task.Kind);

        // The worklist of an office: its tasks, the most urgent first.
        builder.HasIndex(task => new { task.Office, task.State, task.DueAt, task.Id });

        // What is due by itself.
        builder.HasIndex(task => new { task.IsTimer, task.State, task.DueAt });

        // The tasks of a dossier, under its lock.
        builder.HasIndex(task => task.DossierId);
    }
}
