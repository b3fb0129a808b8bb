namespace OneStop.Domain.Deadlines;

/// <summary>One version of the days and sessions on which the offices work.</summary>
public sealed class WorkingCalendar
{
}
