namespace OneStop.Workflow.Feel;

/// <summary>A value of process data or of an expression. <see cref="Null"/> is FEEL's null.</summary>
public abstract record Value
{
    private Value()
    {
    }

    public static Value Null { get; } = new Nothing();

    public static Value Of(bool value) => new Truth(value);

    public static Value Of(decimal value) => new Number(value);

    public static Value Of(DateOnly value) => new Date(value);

    /// <summary>A code: never a name or free text.</summary>
    public static Value Of(string value) => new Code(value);

    public sealed record Nothing : Value;

    public sealed record Truth(bool Is) : Value;

    public sealed record Number(decimal Amount) : Value;

    public sealed record Date(DateOnly Day) : Value;

    public sealed record Code(string Text) : Value;
}
