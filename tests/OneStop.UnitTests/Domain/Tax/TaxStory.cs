using OneStop.Domain;
using OneStop.Domain.Dossiers;
using OneStop.Domain.Tax;
using static OneStop.UnitTests.Domain.Outcomes;

namespace OneStop.UnitTests.Domain.Tax;

/// <summary>A tax conversation told in local times; the last step stays at hand.</summary>
internal sealed class TaxStory
{
    public static readonly Recorder Land = new("land-yen-bai", "examiner", "person-1", false);
    public static readonly Recorder Colleague = new("land-yen-bai", "leader", "person-2", false);
    public static readonly Recorder Desk = new("desk-yen-bai", "clerk", "person-3", false);
    public static readonly Recorder TaxOfficer = new("tax-yen-bai", "officer", "person-4", true);

    public TaxCase Case { get; private set; } = new(Local("2026-11-05 09:00"));

    public TaxStep? Last { get; private set; }

    public static ITaxEvent Slip(string number = "12/PCTT") => new SendSlip(number, TaxPayer.Household, [TaxKind.Lptb, TaxKind.Tncn]);

    public static ITaxEvent Notice(string number, long due, string dueOn = "2026-12-16", string issuedOn = "2026-11-16", long exempted = 0) =>
        new RecordNotice(TaxKind.Tncn, number, Date(issuedOn), due, exempted, Date(dueOn));

    public static ITaxEvent Paid(string number, long amount, string paidOn, string evidence = "GNT-1") =>
        new RecordPayment(number, amount, Date(paidOn), evidence);

    /// <summary>Slip sent Wed 11/11/2026 15:00.</summary>
    public static TaxStory Sent() => new TaxStory().Then(Slip(), "2026-11-11 15:00", Land);

    /// <summary>One notice of 10,000,000 VND in on Mon 16/11 10:00.</summary>
    public static TaxStory Noticed() => Sent().Then(Notice("TB-1", 10_000_000), "2026-11-16 10:00", TaxOfficer);

    /// <summary>The citizen told on Tue 17/11 14:00.</summary>
    public static TaxStory Told() => Noticed().Then(new TellNotice(null), "2026-11-17 14:00", Desk);

    /// <summary>All paid on Thu 19/11.</summary>
    public static TaxStory AllPaid() => Told().Then(Paid("TB-1", 10_000_000, "2026-11-19"), "2026-11-19 16:00", TaxOfficer);

    /// <summary>Completion of Fri 20/11 09:00 recorded by the land office on Mon 23/11 08:00.</summary>
    public static TaxStory RecordedForTax() =>
        AllPaid().Then(new RecordCompletion("55/XN"), "2026-11-23 08:00", Land, Stated.AtInstant(Local("2026-11-20 09:00")));

    public Outcome<TaxStep> Try(ITaxEvent happened, string recordedAt, Recorder by, Stated effective = default) =>
        Case.Apply(happened, new Recording(effective, Local(recordedAt), by));

    public TaxStory Then(ITaxEvent happened, string recordedAt, Recorder by, Stated effective = default)
    {
        Last = Try(happened, recordedAt, by, effective).Value();
        Case = Last.Case;
        return this;
    }
}
