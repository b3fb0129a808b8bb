using OneStop.Domain.Deadlines;

namespace OneStop.Application.Tracking;

/// <summary>What a command leaves for the citizen's page: codes, offices and instants. Words and names are the reader's.</summary>
/// <param name="Paused">Half working days that are left of the running phase behind an open pause; its appointment is then null.</param>
/// <param name="Limit2">The second appointment's limit as the procedure writes it; null where there is one appointment only.</param>
internal sealed record TrackingFacts(
    string Status, int National, DateTimeOffset ReceivedAt, string ReceptionOffice, string ReturnOffice,
    IReadOnlyList<HolderFact> Holders, IReadOnlyList<StageFact> Stages,
    DateTimeOffset? Appointment1At, DateOnly? Appointment1On, DateTimeOffset? Appointment2At, DateOnly? Appointment2On, string? Limit2, int? Paused, string? Outcome);

/// <param name="Code">What is done, as a public status.</param>
/// <param name="Node">Where the token rests.</param>
/// <param name="Officer">Id of the person who has claimed it; the name is looked up by who may show it.</param>
/// <param name="Left">Half working days that are left behind an open pause.</param>
internal sealed record HolderFact(
    Holder Kind, string? Office, string? Post, Guid? Officer, string Code, string? Node, string? Ground, bool ClockRuns, DateTimeOffset Since,
    DateTimeOffset? DueAt, DateOnly? DueOn, int? Left);

/// <param name="To">Null while it lasts.</param>
internal sealed record StageFact(string Code, string? Node, string? Office, bool ClockRuns, DateTimeOffset From, DateTimeOffset? To);

/// <param name="Kind">LPTB, TNCN and so on.</param>
internal sealed record TaxFact(string Kind, string Number, DateOnly DueOn, long Amount, long Exempted, long Paid, long Left, bool Debt);

internal sealed record SupplementFact(DateTimeOffset AskedAt, DateTimeOffset? ToldAt, IReadOnlyList<SupplementItemFact> Items);

/// <param name="Text">What is asked for, where it is on no list.</param>
/// <param name="Reason">In the words that the citizen reads.</param>
internal sealed record SupplementItemFact(string Id, string? Paper, string? Text, string ReasonCode, string? Reason, DateTimeOffset? ReceivedAt);
