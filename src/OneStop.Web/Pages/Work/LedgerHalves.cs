using OneStop.Application.Deadlines;
using OneStop.Domain.Deadlines;

namespace OneStop.Web.Pages.Work;

/// <summary>How many half working days end within each interval of the ledger, and how many of them counted: the bar shows proportions, the table the numbers.</summary>
internal static class LedgerHalves
{
    /// <summary>An open interval lasts until now.</summary>
    public static IReadOnlyList<LedgerShare> Of(DossierView view) =>
    [
        .. from line in view.Deadline!.Ledger
           let to = line.To ?? view.Now
           select new LedgerShare(line, view.Locked.Jurisdiction.Calendar.HalvesBetween(line.From.AddTicks(-1), to.AddTicks(-1)), Counted(view, line, to)),
    ];

    /// <summary>A bell at the very start of an interval is in it, one at its end is not (rule P).</summary>
    private static int Counted(DossierView view, LedgerLine line, DateTimeOffset to) =>
        line.Phase is { } phase && line.ClockRuns && view.Days.TryGetValue(phase, out var days)
            ? days.SelectMany(day => day.Bells).Count(bell => bell.Tally == Tally.Counted && line.From <= bell.At && bell.At < to)
            : 0;

    /// <summary>Class of the bar: who holds, not how it is judged.</summary>
    public static string Shade(LedgerLine line, string receptionOffice) => line.Holder switch
    {
        Holder.Citizen => "b4",
        Holder.Tax => "b3",
        Holder.System => "b2",
        Holder.Office => line.Office == receptionOffice ? "b0" : "b1",
    };
}

/// <param name="Halves">That ended in it.</param>
/// <param name="Counted">Of those, against the limit of its phase.</param>
internal sealed record LedgerShare(LedgerLine Line, int Halves, int Counted);
