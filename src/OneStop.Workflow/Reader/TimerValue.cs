using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Reader;

/// <summary>Makes an instant of a timer's expression.</summary>
internal static class TimerValue
{
    internal static bool IsSound(FeelExpression expression, bool isDate)
    {
        var value = Read(expression, new FeelScope(new Dictionary<string, Value>(), DateTimeOffset.UnixEpoch), isDate);
        return isDate ? value is Value.Moment : value is Value.Duration;
    }

    /// <summary>When the timer is due, UTC; null when its expression gives no such thing.</summary>
    internal static DateTimeOffset? DueAt(Timer? timer, FeelScope scope, ProcessSurroundings around)
    {
        if (timer?.Date is not null)
            return Read(timer.Date, scope, true) is Value.Moment moment ? moment.At : null;

        if (timer?.Duration is null || Read(timer.Duration, scope, false) is not Value.Duration duration)
            return null;

        var now = scope.Now.ToUniversalTime();
        var rule = timer.IsWait ? around.Wait : timer.IsWorkingTime ? around.WorkingTime : null;
        return rule is null ? Later(now, duration.Length) : rule(now, duration.Length)?.ToUniversalTime();
    }

    /// <summary>A text counts as what it spells.</summary>
    private static Value Read(FeelExpression expression, FeelScope scope, bool isDate)
    {
        var value = expression.Evaluate(scope).Value;
        return value is Value.Code code ? isDate ? Temporal.Instant(code.Text) : Temporal.Duration(code.Text) : value;
    }

    private static DateTimeOffset Later(DateTimeOffset now, TimeSpan length) => DateTimeOffset.MaxValue - now < length ? DateTimeOffset.MaxValue : now + length;
}
