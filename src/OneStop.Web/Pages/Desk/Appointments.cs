using OneStop.Application.Procedures;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Procedures;

namespace OneStop.Web.Pages.Desk;

/// <summary>Both appointments as they would be promised now; the same clock that will write them.</summary>
/// <param name="First">Due moment of the phase that begins at reception; null where the calendar does not reach so far.</param>
/// <param name="FirstLimit">Its limit, with what a difficult commune adds.</param>
/// <param name="Skipped">Days off by name over which it goes on.</param>
/// <param name="SecondLimit">Limit of the second appointment, said in words until it runs; null where there is one only.</param>
internal sealed record Appointments(DueMoment? First, Limit FirstLimit, IReadOnlyList<CalendarDay> Skipped, Limit? SecondLimit)
{
    /// <param name="commune">Code of the first parcel's commune, empty while none is chosen.</param>
    /// <returns>Null where the procedure promises nothing at reception.</returns>
    public static Appointments? At(Jurisdiction jurisdiction, Procedure rules, string commune, DateTimeOffset now)
    {
        if (rules.Phases.FirstOrDefault(phase => phase.Starts.Count == 0) is not { } first)
            return null;

        var difficult = jurisdiction.Organisation.Communes.Any(known => known.Code == commune && known.Difficult);
        var limit = difficult && rules.Bonus is { } bonus && bonus.Phase == first.No ? first.Limit.Plus(bonus.Amount) : first.Limit;
        var due = DossierClock.Due(jurisdiction.Calendar, now, limit, []).Succeeded(out var moment, out _) ? moment : null;
        return new Appointments(
            due,
            limit,
            due is null ? [] : DossierClock.SkippedDays(jurisdiction.Calendar, now, limit, [], due),
            rules.Phases.FirstOrDefault(phase => phase.Appointment == 2 && phase != first)?.Limit);
    }
}
