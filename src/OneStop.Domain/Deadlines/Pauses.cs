namespace OneStop.Domain.Deadlines;

/// <summary>Pauses laid together: in order, without overlap, each half open, so that what overlaps counts once (rule P).</summary>
internal sealed class Pauses
{
    /// <summary>The end of a pause that has none yet.</summary>
    public static readonly DateTimeOffset Open = DateTimeOffset.MaxValue;

    public static readonly Pauses None = new([]);

    private readonly List<Pause> _merged;

    private Pauses(List<Pause> merged) => _merged = merged;

    /// <summary>From when on nothing can be said: the beginning of the pause that is open; null when none is.</summary>
    public DateTimeOffset? OpenFrom => _merged is [.., { To: var to } last] && to == Open ? last.From : null;

    public static Pauses Of(IEnumerable<Pause> pauses)
    {
        var merged = new List<Pause>();
        foreach (var pause in pauses.Where(pause => pause.From < pause.To).OrderBy(pause => pause.From))
        {
            if (merged is [.., var last] && pause.From <= last.To)
                merged[^1] = last with { To = last.To < pause.To ? pause.To : last.To };
            else
                merged.Add(pause);
        }

        return merged.Count == 0 ? None : new Pauses(merged);
    }

    public bool Contain(DateTimeOffset instant)
    {
        foreach (var pause in _merged)
        {
            if (pause.From <= instant && instant < pause.To)
                return true;
        }

        return false;
    }

    /// <summary>What is left of <c>[from, to)</c> without the pauses, in order.</summary>
    public IEnumerable<Pause> Outside(DateTimeOffset from, DateTimeOffset to)
    {
        foreach (var pause in _merged.Where(pause => pause.To > from && pause.From < to))
        {
            if (from < pause.From)
                yield return new Pause(from, pause.From);

            from = pause.To;
        }

        if (from < to)
            yield return new Pause(from, to);
    }
}
