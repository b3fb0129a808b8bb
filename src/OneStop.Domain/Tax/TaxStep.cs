using OneStop.Domain.Dossiers;

namespace OneStop.Domain.Tax;

/// <summary>What a fact made of the tax case, and what follows from it.</summary>
/// <param name="Case">After the fact.</param>
/// <param name="EffectiveAt">When the fact, or the change of holder that it brought, was true; UTC.</param>
/// <param name="Closed">Kind of the task that is over; null: none.</param>
/// <param name="Opened">The task that opens; null: none. One that stands on may have got another date: see <see cref="TaxStanding.Task"/>.</param>
/// <param name="Message">To be delivered to the process; null: the token stays.</param>
public sealed record TaxStep(TaxCase Case, DateTimeOffset EffectiveAt, string? Closed, TaxTask? Opened, TaxCompleted? Message)
{
    /// <summary>By a leader's order the fact is effective before it was recorded: counted in the report "ghi lùi".</summary>
    public bool IsBackdated { get; init; }

    /// <summary>Compares what stood with what stands.</summary>
    /// <param name="after">With the new facts; its <see cref="TaxCase.Since"/> is set here.</param>
    internal static TaxStep From(TaxCase before, TaxCase after, DateTimeOffset effectiveAt)
    {
        if (before.Stage == after.Stage)
            return new TaxStep(after, effectiveAt, null, null, null);

        var stands = after with { Since = effectiveAt };
        return new TaxStep(stands, effectiveAt, before.Standing.Task?.Kind, stands.Standing.Task, MessageOf(stands));
    }

    internal static TaxStep From(TaxCase before, TaxCase after, Effective effective) =>
        From(before, after, effective.At) with { IsBackdated = effective.IsBackdated };

    private static TaxCompleted? MessageOf(TaxCase tax) =>
        tax.Stage is TaxStage.Over ? new TaxCompleted(tax.End!.Result, tax.End.EffectiveAt) : null;
}

/// <summary>The message that moves the token on: delivered once, when the end is confirmed.</summary>
/// <param name="EffectiveAt">From the evidence, not from the confirmation; UTC. Phase 2 starts here.</param>
public sealed record TaxCompleted(TaxResult Result, DateTimeOffset EffectiveAt)
{
    /// <summary>Name of the message in every process.</summary>
    public const string Name = "tax-completed";
}

/// <summary>A fact of the tax conversation, or an answer in it, with the rule that takes or refuses it.</summary>
public interface ITaxEvent
{
    /// <returns>Or a refusal of <see cref="TaxRefusals"/> or <see cref="EffectiveRefusals"/>. The case is never over.</returns>
    Outcome<TaxStep> Decide(TaxCase tax, Recording recording);
}
