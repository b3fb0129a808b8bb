using CsCheck;
using OneStop.Domain.Deadlines;

namespace OneStop.UnitTests.Deadlines;

/// <summary>A dossier of one phase that went through something at random.</summary>
internal sealed record History(PhaseSpan Phase, IReadOnlyList<StepAllowance> Steps, IReadOnlyList<LedgerInterval> Ledger, DateTimeOffset Now)
{
    public DossierDeadlines Compute() => Compute(Ledger);

    public DossierDeadlines Compute(IReadOnlyList<LedgerInterval> ledger) =>
        DossierClock.Compute([Phase], Steps, ledger, Now).Succeeded(out var deadlines, out var refusal)
            ? deadlines
            : throw new InvalidOperationException(refusal.Code);
}

/// <summary>Makes histories. Times stand on half hours, so that bells are often met exactly.</summary>
internal static class Histories
{
    private const int StepCount = 6;
    private static readonly DateTimeOffset Earliest = Calendars.At("2026-01-01T00:00");

    /// <summary>An instant of the first year, on a half hour.</summary>
    public static readonly Gen<DateTimeOffset> Instant = Gen.Int[0, 365 * 48].Select(HalfHours);

    public static readonly Gen<Pause> Pause = Gen.Select(Instant, Gen.Int[0, 400], (from, length) => new Pause(from, from.AddMinutes(30 * length)));

    public static readonly Gen<Limit> Limit = Gen.OneOf(
        Gen.Int[1, 40].Select(halves => new Limit(LimitUnit.WorkingDays, halves)),
        Gen.Int[1, 60].Select(hours => new Limit(LimitUnit.WorkingHours, 2 * hours)),
        Gen.Int[1, 40].Select(days => new Limit(LimitUnit.Days, 2 * days)),
        Gen.Int[1, 200].Select(hours => new Limit(LimitUnit.Hours, 2 * hours)),
        Gen.Const(new Limit(LimitUnit.SameDay, 0)));

    public static readonly Gen<History> Any =
        from start in Instant
        from halves in Gen.Int[1, 30]
        from allowed in Gen.Int[1, 8].Array[StepCount]
        from moves in Gen.Select(Gen.Enum<Move>(), Gen.Int[0, StepCount - 1], Gen.Int[0, 150], Gen.Int[0, 150]).Array[1, 9]
        from isOpen in Gen.Bool
        from later in Gen.Int[0, 100]
        select Build(start, halves, allowed, moves, isOpen, later);

    private enum Move
    {
        Step,
        StepAgain,
        Pause,
        LateEntry,
        Incident,
        Gap,
        Parallel,
        ParallelWithPause,
    }

    private static DateTimeOffset HalfHours(int count) => Earliest.AddMinutes(30 * count);

    private static History Build(
        DateTimeOffset start, int halves, int[] allowed, (Move Move, int Step, int Length, int Other)[] moves, bool isOpen, int later)
    {
        var writer = new Writer(start);
        foreach (var (move, step, length, other) in moves)
            writer.Write(move, $"s{step}", TimeSpan.FromMinutes(30 * length), TimeSpan.FromMinutes(30 * other));

        var end = writer.Time;
        var ledger = isOpen ? [.. writer.Ledger.Select(interval => interval.To == end ? interval with { To = null } : interval)] : writer.Ledger;
        return new History(
            new PhaseSpan(1, [1], new Limit(LimitUnit.WorkingDays, halves), start, isOpen ? null : end, Calendars.Of2026, null, null),
            [.. allowed.Select((amount, index) => new StepAllowance($"s{index}", 1, new Limit(LimitUnit.WorkingDays, amount)))],
            ledger,
            end.AddMinutes(30 * later));
    }

    private sealed class Writer(DateTimeOffset start)
    {
        private readonly Dictionary<string, int> _entries = [];
        private string _step = "s0";

        public DateTimeOffset Time { get; private set; } = start;

        public List<LedgerInterval> Ledger { get; } = [];

        public void Write(Move move, string step, TimeSpan length, TimeSpan other)
        {
            switch (move)
            {
                case Move.Step:
                case Move.StepAgain:
                    _step = move == Move.Step ? step : _step;
                    Add("", _step, Enter(_step), Cause.Step, true, Time, Time + length);
                    break;
                case Move.Pause:
                    Add("", _step, _entries.GetValueOrDefault(_step, 1), Cause.Ground, false, Time, Time + length);
                    break;
                case Move.LateEntry:
                    Add("", null, 1, Cause.LateEntry, true, Time, Time + length);
                    break;
                case Move.Incident:
                    Add("", null, 1, Cause.Incident, true, Time, Time + length);
                    break;
                case Move.Gap:
                    break;
                case Move.Parallel:
                case Move.ParallelWithPause:
                    Beside(step, length, other, withPause: move == Move.ParallelWithPause);
                    break;
                default:
                    throw new InvalidOperationException($"{move}");
            }

            Time += length < other && move is Move.Parallel or Move.ParallelWithPause ? Later(length, other) : length;
        }

        private void Beside(string step, TimeSpan length, TimeSpan other, bool withPause)
        {
            Add("a", step, Enter(step), Cause.Step, true, Time, Time + length);
            var entry = Enter("b-step");
            var half = withPause ? TimeSpan.FromTicks(other.Ticks / 2) : other;
            Add("b", "b-step", entry, Cause.Step, true, Time, Time + half);
            if (withPause)
                Add("b", "b-step", entry, Cause.Ground, false, Time + half, Time + other);
        }

        private int Enter(string step) => _entries[step] = _entries.GetValueOrDefault(step) + 1;

        private static TimeSpan Later(TimeSpan one, TimeSpan other) => one < other ? other : one;

        private void Add(string branch, string? step, int entry, Cause cause, bool clockRuns, DateTimeOffset from, DateTimeOffset to) =>
            Ledger.Add(new LedgerInterval(
                Ledger.Count + 1, branch, 1, step, entry, Holder.Office, $"office of {step}", cause, clockRuns ? null : "posting", clockRuns, from, to, from));
    }
}
