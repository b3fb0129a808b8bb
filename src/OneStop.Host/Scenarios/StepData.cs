using System.Globalization;
using OneStop.Application.Procedures.Scenarios;
using OneStop.Domain;

namespace OneStop.Host.Scenarios;

/// <summary>What a step says <c>with</c>, read key by key; what nobody read or could read is told in the end.</summary>
internal sealed class StepData(ScenarioStep step)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];
    private bool _effectiveRead;

    /// <summary>Local date at which the step is recorded.</summary>
    public DateOnly Today => OfficeClock.DateAt(step.At);

    /// <summary>When the fact was true, where the step says so.</summary>
    public DateTimeOffset? Effective
    {
        get
        {
            _effectiveRead = true;
            return step.Effective;
        }
    }

    public IReadOnlyList<string> Faults =>
    [
        .. _faults,
        .. step.With.Keys.Except(_read).Select(key => $"nobody reads '{key}'"),
        .. step.Effective is not null && !_effectiveRead ? ["it takes no 'effective'"] : Array.Empty<string>(),
    ];

    public string? Text(string key)
    {
        _read.Add(key);
        return step.With.GetValueOrDefault(key);
    }

    /// <summary>Words apart by spaces; null where the step does not say it.</summary>
    public IReadOnlyList<string>? Words(string key) => Text(key)?.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public long Whole(string key) => Text(key) is not { } text
        ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Fault<long>($"'{key}' is no whole number");

    public DateOnly? Date(string key) => Text(key) is not { } text
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : Fault<DateOnly?>($"'{key}' is no date");

    private T? Fault<T>(string sentence)
    {
        _faults.Add(sentence);
        return default;
    }
}
