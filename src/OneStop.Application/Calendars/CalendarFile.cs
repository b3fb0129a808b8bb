using OneStop.Domain.Deadlines;
using OneStop.Workflow.Reader;

namespace OneStop.Application.Calendars;

public sealed record CalendarReading(WorkingCalendar? Calendar, IReadOnlyList<Fault> Faults);

public static class CalendarFile
{
    public static CalendarReading Read(ReadOnlyMemory<byte> bytes, string file) => new(new WorkingCalendar(), []);
}
