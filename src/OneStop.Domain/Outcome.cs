using System.Diagnostics.CodeAnalysis;

namespace OneStop.Domain;

/// <summary>What an operation gave: a value, or the refusal that explains why there is none.</summary>
public sealed class Outcome<T>
    where T : notnull
{
    private readonly T? _value;
    private readonly Refusal? _refusal;

    private Outcome(T value) => _value = value;

    private Outcome(Refusal refusal) => _refusal = refusal;

    /// <summary>True with the value; false with the refusal.</summary>
    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (_value, _refusal);
        return _refusal is null;
    }

    internal static Outcome<T> From(T value) => new(value);

    public static implicit operator Outcome<T>(T value) => new(value);

    public static implicit operator Outcome<T>(Refusal refusal) => new(refusal);
}

/// <summary>Makes outcomes of values whose type the compiler cannot convert by itself: interfaces.</summary>
public static class Outcome
{
    public static Outcome<T> Of<T>(T value)
        where T : notnull => Outcome<T>.From(value);
}
