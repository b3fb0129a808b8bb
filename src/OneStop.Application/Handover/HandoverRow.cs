using OneStop.Domain.Deadlines;

namespace OneStop.Application.Handover;

/// <summary>One hand-over (bàn giao), as a line of the control slip (Mẫu 06).</summary>
/// <param name="At">When the giver was done.</param>
/// <param name="Post">In which the giver acted: <c>office/post</c>; empty where the service did.</param>
/// <param name="Giver">Name; null where the service did.</param>
/// <param name="Step">What the giver was done with.</param>
/// <param name="TakenAt">When somebody of the receiving office took it up; null: nobody did yet.</param>
/// <param name="DueAt">Until when the giver had time; null where nothing says so.</param>
/// <param name="Verdict">Whether the giver was done early, on time or late.</param>
/// <param name="Choice">What the giver decided, where the step asks.</param>
/// <param name="Note">The choice in words.</param>
public sealed record HandoverRow(
    DateTimeOffset At, string FromOffice, string FromOfficeName, string Post, string? Giver, string Step, string StepName,
    string ToOffice, string ToOfficeName, Guid Task, string NextStep, string NextStepName, DateTimeOffset? TakenAt, string? Receiver,
    DateTimeOffset? DueAt, DateOnly? DueOn, Verdict? Verdict, string? Choice, string? Note);
