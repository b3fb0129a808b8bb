using System.Globalization;

namespace OneStop.Workflow.Feel;

/// <summary>A value of process data or of an expression. <see cref="Null"/> is FEEL's null.</summary>
public abstract partial record Value
{
    private static readonly Truth True = new(true);
    private static readonly Truth False = new(false);

    private Value()
    {
    }

    public static Value Null { get; } = new Nothing();

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(decimal value) => new Number(value);

    public static Value Of(DateOnly value) => new Date(value);

    /// <summary>A code: never a name or free text.</summary>
    public static Value Of(string value) => new Code(value);

    /// <summary>As an author would write it: <c>"eligible"</c>, <c>4.5</c>, <c>2026-08-24</c>, <c>null</c>. Culture plays no part.</summary>
    public abstract string ToFeel();

    /// <summary>For a key or a name: a text as it is, anything else as FEEL writes it; null has none.</summary>
    internal string? ToText() => this switch { Nothing => null, Code code => code.Text, _ => ToFeel() };

    public sealed record Nothing : Value
    {
        public override string ToFeel() => "null";
    }

    public sealed record Truth(bool Is) : Value
    {
        public override string ToFeel() => Is ? "true" : "false";
    }

    public sealed record Number(decimal Amount) : Value
    {
        /// <summary>The amount without trailing zeros, so that 1.0 and 1 are written alike.</summary>
        public decimal Plain => Amount == 0 ? 0 : Amount / 1.0000000000000000000000000000m;

        public override string ToFeel() => Plain.ToString(CultureInfo.InvariantCulture);
    }

    public sealed record Date(DateOnly Day) : Value
    {
        public override string ToFeel() => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public sealed record Code(string Text) : Value
    {
        public override string ToFeel() => $"\"{Text}\"";
    }

    /// <summary>An instant. Only expressions give it; process data hold none.</summary>
    /// <param name="At">UTC.</param>
    public sealed record Moment(DateTimeOffset At) : Value
    {
        public override string ToFeel() => At.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
    }

    /// <summary>Days, hours, minutes and seconds. Only expressions give it; process data hold none.</summary>
    public sealed record Duration(TimeSpan Length) : Value
    {
        public override string ToFeel() => System.Xml.XmlConvert.ToString(Length);
    }
}
