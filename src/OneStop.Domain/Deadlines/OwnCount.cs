namespace OneStop.Domain.Deadlines;

/// <summary>A step's own count: bells from its start, the session in which it came not counted.</summary>
internal sealed class OwnCount(WorkingCalendar calendar, StepEntry entry, Pauses notOwn, int halves)
{
    /// <summary>A step that is entered again has at least one day, in bells.</summary>
    public const int LeastWhenEnteredAgain = 2;

    public Reckoned Due => calendar.Covers(entry.Start)
        ? DueRules.NthBell(calendar, Bells, halves, notOwn)
        : Reckoned.NotCovered(calendar);

    /// <summary>Bells that it has had at the end of the entry, or so far.</summary>
    public int UsedUntil(DateTimeOffset until) =>
        calendar.CountBells(entry.Start, until, bell => bell.Opens > entry.Start && !notOwn.Contain(bell.At));

    private ReadOnlySpan<Bell> Bells
    {
        get
        {
            var bells = calendar.BellsAfter(entry.Start);
            return bells is [{ Opens: var opens }, ..] && opens <= entry.Start ? bells[1..] : bells;
        }
    }
}
