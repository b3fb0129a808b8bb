namespace OneStop.Workflow.Feel;

/// <summary>Functions of dates, instants and durations. <c>now()</c> is the command's.</summary>
internal static class TimeFunctions
{
    internal static readonly Builtin[] All =
    [
        new("date", ["from"], 1, (_, a) => a[0] switch { Value.Code text => Temporal.Date(text.Text), Value.Date day => day, Value.Moment at => Value.Of(DateOnly.FromDateTime(at.At.DateTime)), _ => Value.Null }),
        new("date and time", ["from"], 1, (_, a) => a[0] switch { Value.Code text => Temporal.Instant(text.Text), Value.Moment at => at, _ => Value.Null }),
        new("duration", ["from"], 1, (_, a) => a[0] switch { Value.Code text => Temporal.Duration(text.Text), Value.Duration length => length, _ => Value.Null }),
        new("now", [], 0, (evaluator, _) => new Value.Moment(evaluator.Now.ToUniversalTime())),
    ];
}
