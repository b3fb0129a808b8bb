using OneStop.Domain.Deadlines;

namespace OneStop.Application.Procedures.Reading;

/// <summary>Reads a limit where an author wrote it.</summary>
internal static class Limits
{
    /// <summary>Stands where none could be read; the file has a fault then and is not used.</summary>
    internal static Limit StandIn { get; } = new(LimitUnit.WorkingDays, 1);

    /// <param name="what">Whose limit it is, for the sentence.</param>
    internal static Limit Read(string text, Place at, Findings findings, string what)
    {
        if (Limit.Parse(text).Succeeded(out var limit, out _))
            return limit;

        findings.Error(at, "workflow.limit", $"'{text}' is no limit of {what}; write it as in 8 wd, 4.5 wd, 4 wh, 15 d, 24 h or same-day.", text);
        return StandIn;
    }
}
