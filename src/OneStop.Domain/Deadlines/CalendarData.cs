namespace OneStop.Domain.Deadlines;

/// <summary>What a calendar file says, before it is checked. Dates and times are local at the offices.</summary>
/// <param name="Id">Names the version: <c>lc-2026</c>.</param>
/// <param name="From">First date that was entered; both ends count.</param>
/// <param name="Hours">The working week; of several the latest that applies wins.</param>
/// <param name="Days">Exceptions to the week.</param>
/// <param name="SameDayBefore">Rule S: what comes at this time or later is for the next working day.</param>
public sealed record CalendarData(
    string Id,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<WeeklyHours> Hours,
    IReadOnlyList<SpecialDay> Days,
    TimeOnly SameDayBefore)
{
    /// <summary>Rule S where the file says nothing.</summary>
    /// <remarks>Legal source: QĐ 138/2025 (Đồng Tháp), same-day procedures received after 15:00.</remarks>
    public static readonly TimeOnly UsualSameDayBefore = new(15, 0);
}

/// <summary>The working week from a date on.</summary>
/// <param name="From">First date on which it applies.</param>
/// <param name="Weekly">Sessions of each worked weekday; a weekday that is missing is one of rest.</param>
/// <param name="Offices">By office code: its own sessions inside the common ones, for wh, same-day and reception only.</param>
public sealed record WeeklyHours(
    DateOnly From,
    IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Session>> Weekly,
    IReadOnlyDictionary<string, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Session>>> Offices);

/// <summary>Half a working day, from its opening to the bell at its close.</summary>
public readonly record struct Session(TimeOnly Opens, TimeOnly Closes);

/// <summary>A date, or a range of dates, that is not as its weekday would be.</summary>
/// <param name="To">Last date; equal to <paramref name="From"/> for a single one.</param>
/// <param name="Works">True: worked though it might be a day of rest. False: off.</param>
/// <param name="Name">Why, as it is shown: the holiday's name.</param>
/// <param name="Ground">The instrument that says so.</param>
/// <param name="Like">Worked by the sessions of this weekday.</param>
/// <param name="Sessions">Worked by these sessions.</param>
/// <param name="Provisional">Reckoned by us, not announced yet (tạm tính).</param>
public sealed record SpecialDay(
    DateOnly From,
    DateOnly To,
    bool Works,
    string Name,
    string Ground,
    DayOfWeek? Like,
    IReadOnlyList<Session>? Sessions,
    bool Provisional);
