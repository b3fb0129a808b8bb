using System.Globalization;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Domain;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Procedures;
using OneStop.Domain.Tax;

namespace OneStop.Application.Spine;

/// <summary>Hands the clock what stands in the rows, and writes its due moments back into them.</summary>
internal static class Clockwork
{
    /// <summary>Numbers of the procedure's phases whose steps count in this one.</summary>
    public static IReadOnlyList<int> Covers(PhaseRow row) =>
        [.. row.Covers.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    public static Limit LimitOf(string text) =>
        Limit.Parse(text).Succeeded(out var limit, out var refusal)
            ? limit
            : throw new InvalidOperationException($"A stored limit cannot be read ({refusal.Code}): '{text}'.");

    /// <summary>Everything the clock says of the dossier at <paramref name="now"/>.</summary>
    public static Outcome<DossierDeadlines> Compute(LockedDossier locked, DateTimeOffset now) =>
        DossierClock.Compute(Spans(locked), Allowances(locked.Procedure, locked.Dossier.Difficult), [.. locked.Ledger.Select(row => row.ToInterval())], now);

    public static IReadOnlyList<PhaseSpan> Spans(LockedDossier locked) =>
        [.. locked.Phases.OrderBy(row => row.No).Select(row => new PhaseSpan(
            row.No,
            Covers(row),
            LimitOf(row.Limit),
            row.StartedAt,
            row.EndedAt,
            locked.CalendarOf(row),
            row.Extension is null ? null : LimitOf(row.Extension),
            row.RestartedAt))];

    /// <summary>The limit of a step with rule B's bonus in it, and that of a conversation that a phase counts.</summary>
    public static IReadOnlyList<StepAllowance> Allowances(LoadedProcedure procedure, bool difficult) =>
    [
        .. procedure.Rules.Steps.Values.Select(step => new StepAllowance(
            step.Node,
            step.Phase,
            difficult && procedure.Rules.Bonus is { } bonus && bonus.Step == step.Node ? step.Limit.Plus(bonus.Amount) : step.Limit)),
        .. procedure.Rules.Conversations.Values.Where(conversation => conversation.Phase is not null).Select(conversation => AllowanceOf(conversation, procedure.Rules)),
    ];

    private static StepAllowance AllowanceOf(ConversationDefinition conversation, Procedure rules)
    {
        var parts = TaxLimits.Inside(rules.Grounds[TaxStanding.DeterminationGround]);
        return new StepAllowance(conversation.Node, conversation.Phase, parts.Select(part => part.Limit).Aggregate((sum, limit) => sum.Plus(limit))) { Parts = parts };
    }

    /// <summary>Writes due moments into phases, tasks and appointments.</summary>
    /// <returns>True, or the refusal of the calendar.</returns>
    public static Outcome<DossierDeadlines> Settle(Change change)
    {
        var locked = change.Locked;
        if (!Compute(locked, change.Recorded).Succeeded(out var deadlines, out var refusal))
            return refusal;

        foreach (var phase in deadlines.Phases)
        {
            var row = locked.Phases.Single(candidate => candidate.No == phase.No);
            (row.DueAt, row.DueOn) = (phase.Due?.At, phase.Due?.On);
        }

        foreach (var task in locked.Tasks.Where(task => task.IsOpen && task.Kind is null && change.Rules.Steps.ContainsKey(task.Node)))
        {
            var step = deadlines.Steps.LastOrDefault(step => step.Step == task.Node && step.Entry == task.Entry && step.Branch == task.Branch);
            if (step is not null && task.State == TaskState.Open)
                (task.DueAt, task.DueOn) = (step.Due?.At, step.Due?.On);
        }

        // What was told stays told: nothing that ends a dossier gives it another appointment.
        if (locked.Dossier.ClosedAt is null)
            Appoint(locked);

        return deadlines;
    }

    private static void Appoint(LockedDossier locked)
    {
        var dossier = locked.Dossier;
        foreach (var phase in locked.Phases)
        {
            if (phase.DueAt is null)
                continue;

            var appointment = locked.Procedure.Rules.Phases.Single(definition => definition.No == phase.No).Appointment;
            if (appointment == 1)
                (dossier.Appointment1At, dossier.Appointment1On) = (phase.DueAt, phase.DueOn);
            else if (appointment == 2)
                (dossier.Appointment2At, dossier.Appointment2On) = (phase.DueAt, phase.DueOn);
        }
    }
}
