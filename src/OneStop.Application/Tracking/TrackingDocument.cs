using System.Text.Json.Serialization;
using OneStop.Application.Reception;
using OneStop.Domain.Deadlines;

namespace OneStop.Application.Tracking;

/// <summary>What the citizen sees of a dossier. Initials only: no name, number, telephone, address or form data.</summary>
/// <param name="Applicant">Initials.</param>
/// <param name="Status">Stable code of the public status.</param>
/// <param name="ToDo">What the citizen has to do now: supplement, pay, collect; empty: nothing.</param>
/// <param name="Appointment2Limit">The second appointment in words before it runs: this long after what starts it.</param>
/// <param name="PausedHalves">Half working days that are left of the running phase behind an open pause: its appointment is null and said by this.</param>
/// <param name="Outcome">certificate, returned or what else the procedure names, once it is known.</param>
/// <param name="Positive">Whether that is what was applied for.</param>
public sealed record TrackingDocument(
    string Code, int Version, int ReceiptVersion, ProcedureName Procedure, string Applicant, string Status, int NationalStatus, DateTimeOffset ReceivedAt,
    IReadOnlyList<TrackingHolder> Holders, IReadOnlyList<string> ToDo, Appointment? Appointment1, Appointment? Appointment2, string? Appointment2Limit, int? PausedHalves,
    IReadOnlyList<TrackingStage> Stages, TrackingTax? Tax, TrackingSupplement? Supplement, TrackingPosting? Posting, Named ReceptionOffice, Named ReturnOffice,
    string? Outcome, bool? Positive, DateTimeOffset? ClosedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>Only in the answer to code and PIN: opens the document from then on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }
}

public sealed record Named(string Vi, string En);

/// <param name="Plain">What people say for it, in Vietnamese.</param>
public sealed record ProcedureName(string Vi, string Plain, string En);

/// <param name="Kind">Who holds it: office, tax, citizen or system.</param>
/// <param name="Office">While the citizen holds: the office that waits for them; null where it is the desk.</param>
/// <param name="Officer">By name, where the jurisdiction says so and somebody has taken it.</param>
/// <param name="Doing">A public status.</param>
/// <param name="ClockRuns">False: this time is not counted.</param>
/// <param name="Until">When it is due; null while a pause hides it.</param>
/// <param name="LeftHalves">Half working days that are left behind the open pause.</param>
public sealed record TrackingHolder(
    Holder Kind, Named? Office, Named? Post, string? Officer, string Doing, string? Ground, bool ClockRuns, DateTimeOffset Since, Appointment? Until, int? LeftHalves);

/// <param name="What">A public status.</param>
/// <param name="Name">The step's own name, in Vietnamese; null where it has none.</param>
/// <param name="State">done, now or next.</param>
/// <param name="ClockRuns">False: this time is not counted.</param>
public sealed record TrackingStage(string What, string? Name, string State, Named? Office, bool ClockRuns, DateTimeOffset? From, DateTimeOffset? To);

/// <param name="Left">đồng over all rows.</param>
/// <param name="ToPay">The same without what is recorded as debt.</param>
public sealed record TrackingTax(IReadOnlyList<TrackingTaxRow> Rows, long Left, long ToPay);

/// <param name="Kind">LPTB, TNCN and so on.</param>
/// <param name="Debt">Recorded as debt: need not be paid now.</param>
public sealed record TrackingTaxRow(string Kind, string Number, DateOnly DueOn, long Amount, long Exempted, long Paid, long Left, bool Debt);

/// <param name="Until">When what is missing should be in.</param>
public sealed record TrackingSupplement(DateTimeOffset ToldAt, Appointment? Until, IReadOnlyList<TrackingItem> Items);

/// <summary>What is posted for everybody to object to, while it is.</summary>
/// <param name="Until">Its last day.</param>
/// <param name="Words">Where it hangs, and where to object.</param>
public sealed record TrackingPosting(DateTimeOffset From, Appointment Until, IReadOnlyList<TrackingWord> Words);

/// <param name="Text">As the office wrote it.</param>
public sealed record TrackingWord(Named Title, string Text);

/// <param name="Paper">Name of a paper of the procedure, or what else is asked for.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record TrackingItem(string Paper, string? Reason, bool Received);
