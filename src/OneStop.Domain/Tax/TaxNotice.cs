namespace OneStop.Domain.Tax;

/// <summary>A notice of what is to be paid (thông báo nộp tiền), as the tax office issued it, with what was paid on it.</summary>
/// <param name="Number">Unique in the conversation, whatever the case of its letters.</param>
/// <param name="IssuedOn">Local date on the notice.</param>
/// <param name="AmountDue">VND, before exemption (PHAI_NOP).</param>
/// <param name="ExemptedOnNotice">VND, at most <paramref name="AmountDue"/> (MIEN_GIAM as issued).</param>
/// <param name="DueOn">Last local date of payment, itself included.</param>
/// <param name="ReceivedAt">When the one-stop shop learnt of it; UTC.</param>
public sealed record TaxNotice(
    TaxKind Kind,
    string Number,
    DateOnly IssuedOn,
    long AmountDue,
    long ExemptedOnNotice,
    DateOnly DueOn,
    DateTimeOffset ReceivedAt)
{
    /// <summary>When the desk told the citizen; UTC; null until then.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    public IReadOnlyList<TaxPayment> Payments { get; init; } = [];

    /// <summary>What was exempted or recorded as debt after the notice was issued.</summary>
    public IReadOnlyList<TaxRelief> Reliefs { get; init; } = [];

    /// <summary>VND (MIEN_GIAM).</summary>
    public long Exempted => ExemptedOnNotice + Reliefs.Where(relief => relief.Result is TaxResult.Exempt).Sum(relief => relief.Amount);

    /// <summary>VND (DA_NOP).</summary>
    public long Paid => Payments.Sum(payment => payment.Amount);

    /// <summary>VND still owed (CON_PNOP): due − exempted − paid, never negative; a recorded debt is still owed.</summary>
    public long Remaining => AmountDue - Exempted - Paid;

    /// <summary>VND recorded as debt (ghi nợ), part of <see cref="Remaining"/>.</summary>
    public long Debt => Reliefs.Where(relief => relief.Result is TaxResult.DebtRecorded).Sum(relief => relief.Amount);

    /// <summary>VND to be paid before the dossier goes on: what remains and is no recorded debt.</summary>
    public long Payable => Remaining - Debt;

    /// <summary>Nobody told the citizen, and no payment of the whole shows that he knows.</summary>
    public bool NeedsTelling => ToldAt is null && !(Payable == 0 && Payments.Count > 0);

    /// <summary>The last of what happened to it; UTC. Where nothing is payable, since when that is so.</summary>
    internal DateTimeOffset LastFactAt =>
        new[] { ReceivedAt, ToldAt ?? ReceivedAt }
            .Concat(Payments.Select(payment => payment.EffectiveAt))
            .Concat(Reliefs.Select(relief => relief.EffectiveAt))
            .Max();

    /// <summary>The last date on its papers: those of the notice itself and of the payments.</summary>
    internal DateOnly LastPaperOn => Payments.Select(payment => payment.PaidOn).Append(IssuedOn).Max();

    internal bool IsCalled(string number) => string.Equals(Number, number.Trim(), StringComparison.OrdinalIgnoreCase);

    internal TaxNotice Relieve(TaxResult result, string? document, DateTimeOffset at) =>
        Payable == 0 ? this : this with { Reliefs = [.. Reliefs, new TaxRelief(result, Payable, document, at)] };
}

/// <summary>A payment (giấy nộp tiền).</summary>
/// <param name="Amount">VND, above 0.</param>
/// <param name="PaidOn">Local date on the evidence.</param>
/// <param name="EvidenceNumber">One paper may pay several notices, but each of them once.</param>
/// <param name="EffectiveAt">Where it stands among the instants of the dossier; UTC.</param>
public sealed record TaxPayment(long Amount, DateOnly PaidOn, string EvidenceNumber, DateTimeOffset EffectiveAt);

/// <summary>An amount that need not be paid now.</summary>
/// <param name="Result"><see cref="TaxResult.Exempt"/> or <see cref="TaxResult.DebtRecorded"/>.</param>
/// <param name="Amount">VND, above 0.</param>
public sealed record TaxRelief(TaxResult Result, long Amount, string? DocumentNumber, DateTimeOffset EffectiveAt);
