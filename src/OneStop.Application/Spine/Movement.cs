using System.Text.Json.Nodes;
using OneStop.Application.Persistence;
using OneStop.Application.Tax;
using OneStop.Domain;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Dossiers;
using OneStop.Domain.Procedures;
using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;

namespace OneStop.Application.Spine;

/// <summary>Lets the process go on, and turns what happened into tasks, intervals and phases.</summary>
internal static class Movement
{
    /// <summary>The choice after which one limit runs over both phases (rule F).</summary>
    private const string NoSlip = "noSlip";

    public static IReadOnlyDictionary<string, Value> NoValues { get; } = new Dictionary<string, Value>();

    /// <param name="assignee">Who gets the tasks that open: the clerk who registers holds the first step.</param>
    /// <returns>What happened, or <c>process.refused</c> when the process does not take the command.</returns>
    public static Outcome<IReadOnlyList<ProcessEffect>> Apply(Change change, ProcessCommand command, Guid? assignee = null)
    {
        var locked = change.Locked;
        var process = locked.Process!;
        var state = process.State.Length == 0 ? ProcessState.Empty : ProcessState.FromJson(process.State);
        var decided = ProcessEngine.Decide(locked.Procedure.Process, state, command, change.Effective, locked.Jurisdiction.Surroundings);
        if (!decided.Succeeded(out var decision, out var fault))
            return MovementRefusals.ProcessRefused with { Detail = $"{fault.Code}: {fault.Sentence}" };

        Moves.Note(change.Body, command);
        process.State = decision.State.ToJson();
        process.Version++;
        if (command is ProcessCommand.Complete { Choice: NoSlip })
            MergePhases(change);

        foreach (var effect in decision.Effects)
        {
            if (Take(change, effect, decision.State, assignee) is { } refusal)
                return refusal;
        }

        JournalBody.Decision(change.Body, locked, decision);
        return Outcome.Of(decision.Effects);
    }

    private static Refusal? Take(Change change, ProcessEffect effect, ProcessState after, Guid? assignee)
    {
        switch (effect)
        {
            case ProcessEffect.Entered entered:
                EndPhases(change, entered.Node);
                if (change.Rules.Results.TryGetValue(entered.Node, out var outcome))
                    change.Dossier.Outcome = outcome;
                return null;
            case ProcessEffect.Left left:
                return StartPhases(change, left.Node);
            case ProcessEffect.WorkOpened opened:
                OpenStep(change, opened, assignee);
                return null;
            case ProcessEffect.WorkClosed closed:
                CloseStep(change, closed.Node, closed.Token);
                return null;
            case ProcessEffect.WaitOpened wait when change.Rules.Conversations.TryGetValue(wait.Node, out var conversation):
                return TaxConversation.Begin(change, conversation, wait);
            case ProcessEffect.WaitClosed closed:
                CloseConversation(change, closed.Node);
                CloseStep(change, closed.Node, closed.Token);
                return null;
            case ProcessEffect.TimerArmed armed:
                OpenTimer(change, armed, after);
                return null;
            case ProcessEffect.TimerDisarmed disarmed:
                CloseStep(change, disarmed.Node, disarmed.Token);
                return null;
            case ProcessEffect.Incident incident:
                change.Dossier.Incident = incident.Code;
                change.CloseIntervals(_ => true);
                change.OpenInterval("", change.Dossier.Phase, incident.Node, 0, Holder.System, null, Cause.Incident, null, true, null);
                return null;
            case ProcessEffect.Finished:
                Close(change);
                return null;
            case ProcessEffect.WaitOpened or ProcessEffect.Requested or ProcessEffect.Decided or ProcessEffect.SignalAwaited or ProcessEffect.Thrown or ProcessEffect.Cancelled
                or ProcessEffect.MessageKept or ProcessEffect.HookOpened or ProcessEffect.HookClosed:
                return null;
            default:
                throw new InvalidOperationException($"An effect that nobody takes: {effect.GetType().Name}.");
        }
    }

    private static void OpenStep(Change change, ProcessEffect.WorkOpened opened, Guid? assignee)
    {
        var step = change.Rules.Steps[opened.Node];
        var office = Offices.RoleResolver.Resolve(change.Locked, step.OfficeRole, change.Recorded);
        var entry = 1 + change.Locked.Tasks.Count(task => task.Node == opened.Node);
        var phase = change.PhaseOf(step.Phase);
        change.OpenInterval(opened.Branch, phase?.No, opened.Node, entry, Holder.Office, office, Cause.Step, null, true, change.Actor.Office);
        var due = phase is null ? StepOutsidePhases(change, step) : null;
        change.OpenTask(new TaskRow
        {
            Id = change.NewId(),
            DossierId = change.Dossier.Id,
            Node = opened.Node,
            Token = opened.Token,
            Branch = opened.Branch,
            Entry = entry,
            Office = office,
            Post = step.Post,
            State = TaskState.Open,
            Assignee = assignee,
            StartedAt = change.Recorded,
            DueAt = due?.At,
            DueOn = due?.On,
            Version = 1,
        });
        change.Status(StatusOf(change.Locked, step), step.National);
    }

    /// <summary>
    /// Nobody has to do anything until the service ends it. A wait on a ground is its office's, and stops the clock of its phase where the
    /// ground says so; with any other timer the handling office waits, and the time is allotted to nobody.
    /// </summary>
    private static void OpenTimer(Change change, ProcessEffect.TimerArmed armed, ProcessState after)
    {
        var wait = change.Rules.Waits.GetValueOrDefault(armed.Node);
        var ground = wait is null ? null : change.Rules.Grounds[wait.Ground];
        var office = wait is null ? change.Dossier.HandlingOffice : Offices.RoleResolver.Resolve(change.Locked, wait.OfficeRole, change.Recorded);
        var entry = 1 + change.Locked.Tasks.Count(task => task.Node == armed.Node);

        // A timer on a boundary waits beside the step, whose office holds the dossier already.
        if (!after.Armed.Any(beside => beside.Id == armed.Token))
        {
            change.OpenInterval(
                armed.Branch, change.PhaseOf(wait?.Phase)?.No, armed.Node, entry, ground?.Holder ?? Holder.Office, office,
                ground is null ? Cause.Step : Cause.Ground, ground?.Id, ground is not { StopsClock: true }, null);
        }

        if (wait is not null)
            change.Status(wait.Status, wait.National);

        change.OpenTask(new TaskRow
        {
            Id = change.NewId(),
            DossierId = change.Dossier.Id,
            Node = armed.Node,
            Token = armed.Token,
            Branch = armed.Branch,
            Entry = entry,
            Office = office,
            Post = wait?.Post ?? change.Locked.Jurisdiction.Organisation.Find(office)!.Posts[0].Key,
            State = TaskState.Waiting,
            IsTimer = true,
            Ground = ground?.Id,
            StartedAt = change.Effective,
            DueAt = armed.DueAt,
            DueOn = OfficeClock.DateAt(armed.DueAt.AddTicks(-1)),
            Version = 1,
        });
    }

    /// <summary>What waits for the citizen is no result where the dossier ended negatively.</summary>
    public static string StatusOf(LockedDossier locked, StepDefinition step) =>
        step.Status == PublicStatus.ResultReady && locked.Procedure.Rules.Outcomes.GetValueOrDefault(locked.Dossier.Outcome ?? "") == OutcomeKind.Negative
            ? PublicStatus.ReturnedUnresolved
            : step.Status;

    /// <summary>A step outside every phase is due by its own count from its start.</summary>
    private static DueMoment? StepOutsidePhases(Change change, StepDefinition step) =>
        DossierClock.Due(change.Locked.Jurisdiction.Calendar, change.Recorded, step.Limit, []).Succeeded(out var due, out _) ? due : null;

    private static void CloseStep(Change change, string node, string token)
    {
        foreach (var task in change.Locked.Tasks.Where(task => task.IsOpen && task.Token == token && task.Node == node).ToList())
        {
            change.CloseTask(task);
            change.CloseIntervals(row => row.Step == node && row.Branch == task.Branch);
        }
    }

    /// <summary>What the conversation still waited for is over with it: an event took the token away.</summary>
    private static void CloseConversation(Change change, string node)
    {
        if (!change.Rules.Conversations.ContainsKey(node))
            return;

        foreach (var task in change.Locked.Tasks.Where(task => task.IsOpen && task.Kind is not null && task.Step == node).ToList())
            change.CloseTask(task);

        change.CloseIntervals(row => row.Step == node);
    }

    private static void EndPhases(Change change, string node)
    {
        foreach (var phase in change.Locked.Phases.Where(row => row.EndedAt is null))
        {
            var ends = change.Rules.Phases.Where(rule => rule.No == Clockwork.Covers(phase)[^1]).SelectMany(rule => rule.Ends);
            if (ends.Contains(node))
                phase.EndedAt = change.Effective;
        }
    }

    private static Refusal? StartPhases(Change change, string node)
    {
        foreach (var rule in change.Rules.Phases.Where(rule => rule.Starts.Contains(node)))
        {
            if (change.Locked.Phases.All(row => !Clockwork.Covers(row).Contains(rule.No)))
                StartPhase(change, rule);
        }

        return null;
    }

    public static void StartPhase(Change change, PhaseDefinition rule)
    {
        var bonus = change.Dossier.Difficult && change.Rules.Bonus is { } extra && extra.Phase == rule.No ? extra.Amount : null;
        var row = new PhaseRow
        {
            DossierId = change.Dossier.Id,
            No = rule.No,
            Covers = Text(rule.No),
            Limit = (bonus is null ? rule.Limit : rule.Limit.Plus(bonus)).ToString(),
            StartedAt = change.Effective,
            CalendarRelease = change.Dossier.Release,
        };
        change.Locked.Phases.Add(change.Add(row));
        change.Dossier.Phase = rule.No;
    }

    /// <summary>No slip goes to tax: one limit runs over both phases, and the second appointment is withdrawn.</summary>
    private static void MergePhases(Change change)
    {
        var first = change.Locked.Phases.Single(row => row.No == 1);
        var second = change.Rules.Phases.Single(rule => rule.No == 2);
        first.Covers = "1,2";
        first.Limit = Clockwork.LimitOf(first.Limit).Plus(second.Limit).ToString();
        change.Dossier.Appointment2Withdrawn = true;
    }

    /// <summary>Nothing happens to the dossier any more.</summary>
    public static void Close(Change change)
    {
        change.Dossier.ClosedAt = change.Recorded;
        change.Dossier.ClosedBy = change.Actor.Name;
        change.Dossier.ClosedWhat = change.Command;
        change.CloseIntervals(_ => true);
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

internal static class MovementRefusals
{
    /// <summary>The process does not take the command: a fault of the definition, or a command against its state.</summary>
    public static readonly Refusal ProcessRefused = new("process.refused", RefusalKind.Conflict);

    public static IReadOnlyList<Refusal> All { get; } = [ProcessRefused];
}

/// <summary>What the journal keeps of a decision of the engine.</summary>
internal static class JournalBody
{
    public static string StateHash(string state) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(state)));

    public static void Decision(JsonObject body, LockedDossier locked, Decision decision)
    {
        body["engineFormat"] = ProcessState.Format;
        body["definition"] = locked.Procedure.Process.Hash;
        body["stateHash"] = StateHash(locked.Process!.State);
        JsonArray gateways = [];
        foreach (var gateway in decision.Effects.OfType<ProcessEffect.Decided>())
        {
            JsonArray looks = [];
            foreach (var look in gateway.Looks)
            {
                JsonObject read = [];
                foreach (var (path, value) in look.Read)
                    read[path] = value;

                looks.Add(new JsonObject { ["flow"] = look.Flow, ["condition"] = look.Condition, ["read"] = read, ["result"] = look.Result });
            }

            gateways.Add(new JsonObject { ["node"] = gateway.Node, ["looks"] = looks, ["taken"] = gateway.Taken });
        }

        if (gateways.Count > 0)
            body["gateways"] = gateways;

        JsonArray asked = [.. decision.Effects.OfType<ProcessEffect.Requested>().Select(request => (JsonNode)request.Name)];
        if (asked.Count > 0)
            body["asked"] = asked;
    }
}
