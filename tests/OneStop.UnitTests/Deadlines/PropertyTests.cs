using CsCheck;
using OneStop.Domain.Deadlines;

namespace OneStop.UnitTests.Deadlines;

/// <summary>What holds whatever happened: 20,000 histories at random for each sentence.</summary>
public sealed class PropertyTests
{
    private const int Many = 20_000;

    [Test]
    public void Due_is_monotone_in_the_start() =>
        Gen.Select(Histories.Instant, Histories.Instant, Histories.Limit, Histories.Pause.Array[0, 3]).Sample(
            (one, other, limit, pauses) =>
            {
                var (earlier, later) = one < other ? (one, other) : (other, one);
                Due(earlier, limit, pauses).ShouldBeLessThanOrEqualTo(Due(later, limit, pauses));
            },
            iter: Many);

    [Test]
    public void Due_is_monotone_in_the_amount() =>
        Gen.Select(Histories.Instant, Histories.Limit, Gen.Int[1, 20], Histories.Pause.Array[0, 3]).Sample(
            (start, limit, more, pauses) =>
            {
                var longer = limit.Unit == LimitUnit.SameDay ? limit : new Limit(limit.Unit, limit.Halves + (2 * more));
                Due(start, limit, pauses).ShouldBeLessThanOrEqualTo(Due(start, longer, pauses));
            },
            iter: Many);

    [Test]
    public void A_pause_never_brings_a_due_moment_nearer_and_one_that_begins_after_it_moves_nothing() =>
        Gen.Select(Histories.Instant, Histories.Limit, Histories.Pause, Histories.Pause.Array[0, 3]).Sample(
            (start, limit, pause, others) =>
            {
                var without = Due(start, limit, others);
                var with = Due(start, limit, [pause, .. others]);
                with.ShouldBeGreaterThanOrEqualTo(without);
                if (pause.From > without || pause.To <= start)
                    with.ShouldBe(without);
            },
            iter: Many);

    [Test]
    public void Each_counted_bell_stands_on_exactly_one_line_and_the_lines_balance() =>
        Histories.Any.Sample(
            history =>
            {
                var phase = history.Compute().Phases[0];

                phase.Counted.ShouldBe(BellsOneByOne(history).Count(bell => bell < (history.Phase.End ?? history.Now)));
                phase.Charges.Sum(line => line.Charged).ShouldBe(phase.Counted);
                phase.Charges.Sum(line => line.Charged - line.Allowed).ShouldBe(phase.Counted - history.Phase.Limit.Halves);
                phase.Balance.ShouldBe(history.Phase.End is null ? null : phase.Counted - history.Phase.Limit.Halves);
            },
            iter: Many);

    [Test]
    public void A_phase_is_due_at_the_bell_that_a_pencil_finds() =>
        Histories.Any.Sample(
            history =>
            {
                var due = history.Compute().Phases[0].Due;

                var bells = BellsOneByOne(history);
                var expected = bells.Count < history.Phase.Limit.Halves ? (DateTimeOffset?)null : bells[history.Phase.Limit.Halves - 1];
                (due?.At).ShouldBe(expected >= OpenLateEntry(history) ? null : expected);
                if (due is not null)
                    Calendars.Local(due)![^5..].ShouldBeOneOf("11:30", "17:00");
            },
            iter: Many);

    [Test]
    public void A_steps_plan_never_lies_behind_its_phase_and_its_due_moment_never_before_its_plan() =>
        Histories.Any.Sample(
            history =>
            {
                var deadlines = history.Compute();

                foreach (var step in deadlines.Steps.Where(step => step.Due is not null))
                {
                    if (deadlines.Phases[0].Due is { } phase && step.Plan is { } plan)
                        plan.At.ShouldBeLessThanOrEqualTo(phase.At);

                    step.Due!.At.ShouldBeGreaterThanOrEqualTo(step.Plan?.At ?? step.Due.At);
                    Calendars.Local(step.Due)![^5..].ShouldBeOneOf("11:30", "17:00");
                }
            },
            iter: Many);

    [Test]
    public void A_pause_never_shortens_what_remains() =>
        Histories.Any.Where(history => history.Ledger.Any(interval => !interval.ClockRuns)).Sample(
            history =>
            {
                var with = history.Compute().Phases[0];
                var without = history.Compute([.. history.Ledger.Select(interval => interval with { ClockRuns = true })]).Phases[0];

                with.RemainingHalves!.Value.ShouldBeGreaterThanOrEqualTo(without.RemainingHalves!.Value);
                if (with.Due is { } later)
                    later.At.ShouldBeGreaterThanOrEqualTo(without.Due!.At);
            },
            iter: Many);

    [Test]
    public void What_begins_after_their_end_moves_neither_phases_nor_steps() =>
        Gen.Select(Histories.Any.Where(history => history.Phase.End is not null), Gen.Int[0, 300]).Sample(
            (history, length) =>
            {
                var end = history.Phase.End!.Value;
                var pause = new LedgerInterval(
                    99, "", 1, null, 1, Holder.Citizen, null, Cause.Ground, "payment", false, end, end.AddMinutes(30 * length), end);

                var (before, after) = (history.Compute(), history.Compute([.. history.Ledger, pause]));

                after.Phases[0].Due.ShouldBe(before.Phases[0].Due);
                after.Steps.ShouldBe(before.Steps);
            },
            iter: Many);

    [Test]
    public void The_explanation_counts_as_the_clock_does() =>
        Histories.Any.Sample(
            history =>
            {
                var phase = history.Compute().Phases[0];
                DossierClock.Explain(history.Phase, history.Ledger, history.Now).Succeeded(out var days, out _).ShouldBeTrue();

                var counted = days!.SelectMany(day => day.Bells).Where(bell => bell.Tally == Tally.Counted).ToList();
                counted.Count(bell => bell.At < (history.Phase.End ?? history.Now)).ShouldBe(phase.Counted);
                counted.Select(bell => bell.No).ShouldBe(Enumerable.Range(1, counted.Count).Select(no => (int?)no));
                if (phase.Due is { } due)
                    counted.Single(bell => bell.No == phase.Limit.Halves).At.ShouldBe(due.At);
            },
            iter: Many);

    private static DateTimeOffset Due(DateTimeOffset start, Limit limit, IReadOnlyList<Pause> pauses) =>
        DossierClock.Due(Calendars.Of2026, start, limit, pauses).Succeeded(out var due, out var refusal)
            ? due.At
            : throw new InvalidOperationException(refusal.Code);

    /// <summary>From when on a late entry that is still open hides what comes; null when none is.</summary>
    private static DateTimeOffset? OpenLateEntry(History history) =>
        history.Ledger.FirstOrDefault(interval => interval is { Cause: Cause.LateEntry, To: null })?.From;

    /// <summary>The bells that count in a history, written down date by date without any of the clock's own means.</summary>
    private static List<DateTimeOffset> BellsOneByOne(History history)
    {
        var started = DateOnly.FromDateTime(history.Phase.Start.AddHours(7).UtcDateTime);
        var bells = new List<DateTimeOffset>();
        for (var date = started.AddDays(1); date < new DateOnly(2028, 1, 1); date = date.AddDays(1))
        {
            if (!Calendars.IsWorked(date))
                continue;

            foreach (var bell in new[] { date.ToDateTime(new TimeOnly(4, 30)), date.ToDateTime(new TimeOnly(10, 0)) })
            {
                var at = new DateTimeOffset(bell, TimeSpan.Zero);
                if (!history.Ledger.Any(interval => !interval.ClockRuns && interval.From <= at && at < (interval.To ?? DateTimeOffset.MaxValue) && interval.From != history.Phase.End))
                    bells.Add(at);
            }
        }

        return bells;
    }
}
