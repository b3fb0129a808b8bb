using System.Globalization;
using OneStop.Domain;

namespace OneStop.UnitTests.Domain;

/// <summary>Reads outcomes and local times in tests.</summary>
internal static class Outcomes
{
    /// <summary>The value; a refusal fails the test with its code.</summary>
    public static T Value<T>(this Outcome<T> outcome)
        where T : notnull =>
        outcome.Succeeded(out var value, out var refusal) ? value : throw new ShouldAssertException($"Refused: {refusal.Code}");

    /// <summary>The code of the refusal; empty when there is none.</summary>
    public static string Code<T>(this Outcome<T> outcome)
        where T : notnull =>
        outcome.Succeeded(out _, out var refusal) ? "" : refusal.Code;

    /// <summary>The refusal; a value fails the test.</summary>
    public static Refusal Refusal<T>(this Outcome<T> outcome)
        where T : notnull =>
        outcome.Succeeded(out _, out var refusal) ? throw new ShouldAssertException("Not refused.") : refusal;

    /// <summary>An instant from local time at the offices: <c>2026-11-20 09:00</c>.</summary>
    public static DateTimeOffset Local(string text) =>
        new DateTimeOffset(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), OfficeClock.Offset).ToUniversalTime();

    /// <summary>A date: <c>2026-11-20</c>.</summary>
    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
