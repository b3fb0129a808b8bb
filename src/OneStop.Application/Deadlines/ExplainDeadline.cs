using Microsoft.AspNetCore.Http;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Deadlines;

namespace OneStop.Application.Deadlines;

/// <param name="AsOf">Up to when bells were counted.</param>
public sealed record DeadlineExplanation(
    string Code, DateTimeOffset AsOf, IReadOnlyList<PhaseExplanation> Phases, IReadOnlyList<StepExplanation> Steps, IReadOnlyList<LedgerLine> Ledger);

/// <param name="Limit">As the procedure writes it, bonus and merged phase in it.</param>
/// <param name="RemainingHalves">Half working days left; what is said in words while a pause is open.</param>
/// <param name="Counted">Half working days counted so far.</param>
/// <param name="Balance">Counted − limit, in half working days; null while it runs.</param>
public sealed record PhaseExplanation(
    int No, string Limit, DateTimeOffset Start, DateTimeOffset? End, Moment? Due, Moment? Promise, Moment? OtherModeDue, int? RemainingHalves, int Counted,
    IReadOnlyList<ChargeLine> Charges, int? Balance, Verdict? Verdict);

public sealed record Moment(DateTimeOffset At, DateOnly On);

public sealed record ChargeLine(ChargeKind Kind, string? Step, string? Office, int Charged, int Allowed);

public sealed record StepExplanation(
    string Step, string Branch, int Entry, DateTimeOffset Start, DateTimeOffset? End, Moment? Plan, Moment? Own, Moment? Due, int? RemainingHalves, int Charged, Verdict? Verdict);

/// <param name="From">Counts.</param>
/// <param name="To">Does not count; null while open.</param>
public sealed record LedgerLine(
    int Seq, string Branch, int? Phase, string? Step, int Entry, Holder Holder, string? Office, Cause Cause, string? Ground, bool ClockRuns,
    DateTimeOffset From, DateTimeOffset? To, DateTimeOffset RecordedAt)
{
    internal static LedgerLine Of(LedgerInterval row) => new(
        row.Seq, row.Branch, row.Phase, row.Step, row.Entry, row.Holder, row.Office, row.Cause, row.Ground, row.ClockRuns, row.From, row.To, row.RecordedAt);
}

/// <summary>Why this date: the ledger, what was counted against each phase, and who is charged.</summary>
internal static class ExplainDeadline
{
    /// <param name="export">True: what the clock reckons with instead of what it found; see <see cref="DeadlineExport"/>.</param>
    public static async Task<IResult> Handle(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel, bool export = false)
    {
        if (!(await Look.At(context, code, db, catalogue, clock, cancel)).Succeeded(out var locked, out var refusal))
            return Problems.From(refusal);

        if (export)
            return TypedResults.Ok(DeadlineExport.Of(locked, AsOf(locked, clock.Now)));

        return Of(locked, clock.Now).Succeeded(out var explanation, out refusal) ? TypedResults.Ok(explanation) : Problems.From(refusal);
    }

    /// <returns>Or <c>calendar.not-covered</c>.</returns>
    internal static Outcome<DeadlineExplanation> Of(LockedDossier locked, DateTimeOffset now)
    {
        var asOf = AsOf(locked, now);
        return Clockwork.Compute(locked, asOf).Succeeded(out var deadlines, out var refusal)
            ? Explain(locked.Dossier.Code, deadlines, [.. locked.Ledger.Select(row => row.ToInterval())], asOf)
            : refusal;
    }

    private static DateTimeOffset AsOf(LockedDossier locked, DateTimeOffset now) => CommandRunner.Later(now, locked.Dossier.LastRecordedAt);

    internal static DeadlineExplanation Explain(
        string code, DossierDeadlines deadlines, IReadOnlyList<LedgerInterval> ledger, DateTimeOffset asOf) => new(
        code,
        asOf,
        [.. deadlines.Phases.Select(phase => new PhaseExplanation(
            phase.No, phase.Limit.ToString(), phase.Start, phase.End, At(phase.Due), At(phase.Promise), At(phase.RestartDue), phase.RemainingHalves, phase.Counted,
            [.. phase.Charges.Select(charge => new ChargeLine(charge.Kind, charge.Step, charge.Office, charge.Charged, charge.Allowed))],
            phase.Balance, phase.Verdict))],
        [.. deadlines.Steps.Select(step => new StepExplanation(
            step.Step, step.Branch, step.Entry, step.Start, step.End, At(step.Plan), At(step.Own), At(step.Due), step.RemainingHalves, step.Charged, step.Verdict))],
        [.. ledger.Select(LedgerLine.Of)]);

    private static Moment? At(DueMoment? due) => due is null ? null : new Moment(due.At, due.On);
}
