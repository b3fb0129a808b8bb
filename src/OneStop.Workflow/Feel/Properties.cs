namespace OneStop.Workflow.Feel;

/// <summary>Entries of contexts and parts of dates, durations and ranges; of a list, those of each item.</summary>
internal static class Properties
{
    internal static Value Of(Value holder, string name) => holder switch
    {
        Value.Context context => context.Find(name) ?? Value.Null,
        Value.List list => new Value.List([.. list.Items.Select(item => Of(item, name))]),
        Value.Date { Day: var day } => Of(day, name),
        Value.Moment { At: var at } => name switch
        {
            "hour" => Value.Of(at.Hour),
            "minute" => Value.Of(at.Minute),
            "second" => Value.Of(at.Second),
            _ => Of(DateOnly.FromDateTime(at.DateTime), name),
        },
        Value.Duration { Length: var length } => name switch
        {
            "days" => Value.Of(length.Days),
            "hours" => Value.Of(length.Hours),
            "minutes" => Value.Of(length.Minutes),
            "seconds" => Value.Of(length.Seconds),
            _ => Value.Null,
        },
        Value.Range range => name switch
        {
            "start" => range.Low,
            "end" => range.High,
            "start included" => Value.Of(range.LowIsIn),
            "end included" => Value.Of(range.HighIsIn),
            _ => Value.Null,
        },
        _ => Value.Null,
    };

    private static Value Of(DateOnly day, string name) => name switch
    {
        "year" => Value.Of(day.Year),
        "month" => Value.Of(day.Month),
        "day" => Value.Of(day.Day),
        "weekday" => Value.Of(day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek),
        _ => Value.Null,
    };
}
