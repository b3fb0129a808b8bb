namespace OneStop.Domain.Parties;

/// <summary>Gathers the faults of a request in the order of the request.</summary>
internal sealed class FaultList
{
    private readonly List<Fault> _faults = [];

    public IReadOnlyList<Fault> Faults => _faults;

    public void Add(string field, string rule) => _faults.Add(new Fault(field, rule, ""));

    /// <summary>The value, or null after noting which rule it breaks.</summary>
    public T? Take<T>(string field, Outcome<T> outcome)
        where T : class
    {
        if (outcome.Succeeded(out var value, out var refusal))
            return value;
        Add(field, refusal.Code);
        return null;
    }

    /// <summary>The value of a field that may be left out; null when it is, or after noting which rule it breaks.</summary>
    public T? TakeOptional<T>(string field, string? text, Func<string, Outcome<T>> parse)
        where T : class =>
        string.IsNullOrWhiteSpace(text) ? null : Take(field, parse(text));
}
