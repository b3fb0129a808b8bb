namespace OneStop.Domain.Deadlines;

/// <summary>The refusals of this room. Details hold facts without words, so that they read in every language.</summary>
public static class DeadlineRefusals
{
    /// <summary>A due moment, or the bells up to it, lie on a date that nobody has entered yet: no guess is made.</summary>
    public static readonly Refusal CalendarNotCovered = new("calendar.not-covered", RefusalKind.Invalid);

    /// <summary>Not a limit as <see cref="Limit.Parse"/> reads it.</summary>
    public static readonly Refusal LimitMalformed = new("limit.malformed", RefusalKind.Invalid);

    /// <summary>A limit of nothing, or one beyond <see cref="Limit.MaxAmount"/>.</summary>
    public static readonly Refusal LimitOutOfRange = new("limit.out-of-range", RefusalKind.Invalid);

    /// <summary>Not an instant as RFC 3339 writes it.</summary>
    public static readonly Refusal InstantMalformed = new("instant.malformed", RefusalKind.Invalid);

    /// <summary>A local time that does not say where.</summary>
    public static readonly Refusal InstantWithoutOffset = new("instant.without-offset", RefusalKind.Invalid);

    /// <summary>Not two instants parted by a slash, the second after the first.</summary>
    public static readonly Refusal PauseMalformed = new("pause.malformed", RefusalKind.Invalid);
}
