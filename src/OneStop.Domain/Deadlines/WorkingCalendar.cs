namespace OneStop.Domain.Deadlines;

/// <summary>One version of the days and sessions on which the offices work.</summary>
public sealed class WorkingCalendar
{
    private readonly CalendarData _data;
    private readonly Dictionary<DateOnly, SpecialDay> _special;
    private readonly Bell[] _bells;
    private readonly Dictionary<string, Bell[]> _bellsOfOffices;

    /// <exception cref="ArgumentException"><see cref="CalendarRules.Faults"/> has something to say of <paramref name="data"/>.</exception>
    public WorkingCalendar(CalendarData data)
    {
        if (CalendarRules.Faults(data) is [var fault, ..])
            throw new ArgumentException($"{fault.Rule}: {fault.Sentence}", nameof(data));

        _data = data;
        _special = SpecialByDate(data.Days);
        _bells = RingBells(null);
        _bellsOfOffices = data.Hours.SelectMany(hours => hours.Offices.Keys).Distinct().ToDictionary(office => office, RingBells);
    }

    /// <summary>Names the version; a phase is pinned to it.</summary>
    public string Id => _data.Id;

    /// <summary>As it was entered.</summary>
    public CalendarData Data => _data;

    /// <summary>First local date that was entered.</summary>
    public DateOnly From => _data.From;

    /// <summary>Last local date that was entered; it still counts.</summary>
    public DateOnly To => _data.To;

    /// <summary>Rule S: what comes at this local time or later is for the next working day.</summary>
    public TimeOnly SameDayBefore => _data.SameDayBefore;

    /// <summary>The exceptions to the week, as they were entered.</summary>
    public IReadOnlyList<SpecialDay> SpecialDays => _data.Days;

    public bool Covers(DateOnly date) => From <= date && date <= To;

    /// <summary>Whether the local date of an instant was entered.</summary>
    public bool Covers(DateTimeOffset instant) => OfficeClock.InstantOf(From, TimeOnly.MinValue) <= instant && instant < End;

    /// <summary>24:00 of the last covered date; UTC.</summary>
    internal DateTimeOffset End => OfficeClock.InstantOf(To.AddDays(1), TimeOnly.MinValue);

    /// <summary>What a local date is. The common hours, or those of <paramref name="office"/> where it has its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date is not covered: ask <see cref="Covers(DateOnly)"/> first.</exception>
    public CalendarDay Day(DateOnly date, string? office = null)
    {
        if (!Covers(date))
            throw new ArgumentOutOfRangeException(nameof(date), date, $"{Id} covers {From:O} to {To:O}.");

        var sessions = SessionsOn(date, office);
        if (!_special.TryGetValue(date, out var special))
            return new CalendarDay(date, sessions.Count > 0 ? DayKind.Ordinary : DayKind.Rest, sessions, null, null, false);

        var kind = special.Works ? DayKind.MadeUp : DayKind.Off;
        return new CalendarDay(date, kind, sessions, special.Name, special.Ground, special.Provisional);
    }

    /// <summary>Half working days that end after <paramref name="after"/> and not after <paramref name="until"/>: what is left, or what is overdue.</summary>
    public int HalvesBetween(DateTimeOffset after, DateTimeOffset until)
    {
        var count = 0;
        foreach (var bell in BellsAfter(after))
        {
            if (bell.At > until)
                break;

            count++;
        }

        return count;
    }

    internal Refusal NotCovered => DeadlineRefusals.CalendarNotCovered with { Detail = $"{Id}: {From:O}..{To:O}" };

    /// <summary>All bells of the covered dates, in order.</summary>
    /// <param name="office">For its own hours, where it has any; null for the common ones.</param>
    internal ReadOnlySpan<Bell> Bells(string? office = null) =>
        office is not null && _bellsOfOffices.TryGetValue(office, out var own) ? own : _bells;

    /// <summary>The bells that ring after an instant, in order.</summary>
    internal ReadOnlySpan<Bell> BellsAfter(DateTimeOffset instant, string? office = null)
    {
        var bells = Bells(office);
        int low = 0, high = bells.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (bells[middle].At > instant)
                high = middle;
            else
                low = middle + 1;
        }

        return bells[low..];
    }

    /// <summary>The bells of all local dates after <paramref name="date"/>, in order.</summary>
    internal ReadOnlySpan<Bell> BellsAfter(DateOnly date) => BellsAfter(OfficeClock.InstantOf(date, TimeOnly.MaxValue));

    /// <summary>How many of the bells in <c>(after, before)</c> are <paramref name="wanted"/>.</summary>
    internal int CountBells(DateTimeOffset after, DateTimeOffset before, Func<Bell, bool> wanted)
    {
        var count = 0;
        foreach (var bell in BellsAfter(after))
        {
            if (bell.At >= before)
                break;

            if (wanted(bell))
                count++;
        }

        return count;
    }

    private static Dictionary<DateOnly, SpecialDay> SpecialByDate(IReadOnlyList<SpecialDay> days)
    {
        var byDate = new Dictionary<DateOnly, SpecialDay>();
        foreach (var day in days)
        {
            for (var date = day.From; date <= day.To; date = date.AddDays(1))
                byDate.TryAdd(date, day);
        }

        return byDate;
    }

    private Bell[] RingBells(string? office)
    {
        var bells = new List<Bell>();
        for (var date = From; date <= To; date = date.AddDays(1))
        {
            bells.AddRange(SessionsOn(date, office).Select(session => new Bell(
                date, OfficeClock.InstantOf(date, session.Opens), OfficeClock.InstantOf(date, session.Closes))));
        }

        return [.. bells];
    }

    private IReadOnlyList<Session> SessionsOn(DateOnly date, string? office)
    {
        if (!_special.TryGetValue(date, out var special))
            return SessionsOf(date.DayOfWeek, date, office);

        if (!special.Works)
            return [];

        return special.Sessions is { } sessions ? InOrder(sessions) : SessionsOf(special.Like!.Value, date, office);
    }

    private IReadOnlyList<Session> SessionsOf(DayOfWeek weekday, DateOnly date, string? office)
    {
        var hours = _data.Hours.Where(entry => entry.From <= date).MaxBy(entry => entry.From)!;
        var week = office is not null && hours.Offices.TryGetValue(office, out var own) ? own : hours.Weekly;
        return InOrder(week.GetValueOrDefault(weekday, []));
    }

    private static IReadOnlyList<Session> InOrder(IReadOnlyList<Session> sessions) =>
        sessions.Count < 2 ? sessions : [.. sessions.OrderBy(session => session.Opens)];
}
