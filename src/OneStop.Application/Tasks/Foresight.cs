using OneStop.Application.Offices;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain.Procedures;
using OneStop.Workflow.Engine;

namespace OneStop.Application.Tasks;

/// <summary>Where the dossier would go by a choice: the engine itself is asked, and nothing is written.</summary>
internal static class Foresight
{
    /// <summary>The steps, waits and conversations that would open, in order; none where the process would be over, would stumble, or waits for another branch.</summary>
    public static Foresaw Of(LockedDossier locked, TaskRow task, string? choice, DateTimeOffset now)
    {
        if (task.Token is null || locked.Process is not { } process
            || !ProcessEngine.Decide(
                locked.Procedure.Process, ProcessState.FromJson(process.State), new ProcessCommand.Complete(task.Token, choice, Movement.NoValues), now, locked.Jurisdiction.Surroundings)
                .Succeeded(out var decision, out _))
            return new Foresaw([], false, false);

        var rules = locked.Procedure.Rules;
        List<Foreseen> next =
        [
            .. decision.Effects.Select(effect => effect switch
            {
                ProcessEffect.WorkOpened opened when rules.Steps.TryGetValue(opened.Node, out var step) =>
                    new Foreseen(step.Name, NameOf(locked, step.OfficeRole, now)) { Step = step },
                ProcessEffect.WaitOpened wait when rules.Conversations.TryGetValue(wait.Node, out var conversation) =>
                    new Foreseen(conversation.Name, NameOf(locked, conversation.OfficeRole, now)) { Conversation = conversation },
                ProcessEffect.TimerArmed timer when rules.Waits.TryGetValue(timer.Node, out var wait) =>
                    new Foreseen(wait.Name, NameOf(locked, wait.OfficeRole, now)) { WaitUntil = timer.DueAt },
                _ => null,
            }).OfType<Foreseen>(),
        ];
        var ends = decision.Effects.Any(effect => effect is ProcessEffect.Finished);
        return new Foresaw(next, ends, next.Count == 0 && !ends && !decision.Effects.Any(effect => effect is ProcessEffect.Incident));
    }

    private static string NameOf(LockedDossier locked, string role, DateTimeOffset now) =>
        locked.Jurisdiction.Organisation.Find(RoleResolver.Resolve(locked, role, now))!.Name;
}

/// <param name="Next">What would open.</param>
/// <param name="Ends">The process would be over.</param>
/// <param name="Waits">Nothing would open, because another branch is not done yet.</param>
internal sealed record Foresaw(IReadOnlyList<Foreseen> Next, bool Ends, bool Waits);

/// <param name="Office">Its name.</param>
internal sealed record Foreseen(string Name, string Office)
{
    /// <summary>What opens is one of these three.</summary>
    public StepDefinition? Step { get; init; }

    public ConversationDefinition? Conversation { get; init; }

    public DateTimeOffset? WaitUntil { get; init; }
}
