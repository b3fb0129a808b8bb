using OneStop.Application.Deadlines;
using OneStop.Domain.Deadlines;

namespace OneStop.Web.Pages.Work;

/// <summary>How many half working days end within each interval of the ledger: the bar shows proportions, the table the numbers.</summary>
internal static class LedgerHalves
{
    /// <param name="now">An open interval lasts until here.</param>
    public static IReadOnlyList<(LedgerLine Line, int Halves)> Of(WorkingCalendar calendar, IReadOnlyList<LedgerLine> ledger, DateTimeOffset now) =>
    [
        // A bell at the very start of an interval is in it, one at its end is not (rule P).
        .. ledger.Select(line => (line, calendar.HalvesBetween(line.From.AddTicks(-1), (line.To ?? now).AddTicks(-1)))),
    ];

    /// <summary>Class of the bar: who holds, not how it is judged.</summary>
    public static string Shade(LedgerLine line, string receptionOffice) => line.Holder switch
    {
        Holder.Citizen => "b4",
        Holder.Tax => "b3",
        Holder.System => "b2",
        _ => line.Office == receptionOffice ? "b0" : "b1",
    };
}
