using OneStop.Application.LegalActs;
using OneStop.Application.Offices;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Dossiers;
using OneStop.Domain.Procedures;
using OneStop.Domain.Tax;
using OneStop.Workflow.Engine;

namespace OneStop.Application.Tax;

/// <summary>The tax conversation is one node: the token rests on it while the tax case says who holds the dossier.</summary>
internal static class TaxConversation
{
    /// <summary>The token came to the conversation: the slip goes to tax.</summary>
    public static Refusal? Begin(Change change, ConversationDefinition conversation, ProcessEffect.WaitOpened wait)
    {
        var kinds = change.Slip?.Kinds ?? [];
        SendSlip slip = new(change.Slip?.Number ?? SlipNumber(change, 1), PayerOf(change.Dossier), kinds) { OwnLimit = OwnLimit(change, kinds) };
        change.Body["slip"] = slip.Number;
        if (!new TaxCase(change.Effective).Apply(slip, RecordingAt(change, Stated.AtInstant(change.Effective))).Succeeded(out var step, out var refusal))
            return refusal;

        return Carry(change, conversation, wait.Branch, step);
    }

    /// <summary>The procedure's own limit, unless the law has one for what the slip asks for. A wait that a phase counts is the procedure's alone.</summary>
    public static Limit? OwnLimit(Change change, IReadOnlyList<TaxKind> kinds) =>
        change.Rules.Grounds.GetValueOrDefault(TaxStanding.DeterminationGround) is { } ground && (kinds.Count == 0 || !ground.StopsClock) ? ground.Limit : null;

    /// <summary>Takes a fact of the conversation, and carries it into tasks, ledger, status and process.</summary>
    public static Outcome<Done> Take(Change change, ITaxEvent happened, Recording recording)
    {
        var conversation = Of(change.Locked)!;
        if (!TaxRecords.Read(change.Locked)!.Apply(happened, recording).Succeeded(out var step, out var refusal))
            return refusal;

        Backdating.Note(change, step.IsBackdated, recording.Permit);
        var branch = change.Locked.Tasks.Last(task => task.Step == conversation.Node).Branch;
        return Carry(change, conversation, branch, step) is { } refused ? refused : Done.It;
    }

    /// <summary>The conversation that the token rests on, or null.</summary>
    public static ConversationDefinition? Of(LockedDossier locked) => locked.TaxCase is null
        ? null
        : locked.Procedure.Rules.Conversations.Values.FirstOrDefault(
            conversation => locked.Tasks.Any(task => task.IsOpen && task.Step == conversation.Node));

    public static Recording RecordingAt(Change change, Stated stated, OrderRequest? order = null)
    {
        var organisation = change.Locked.Jurisdiction.Organisation;
        var isTax = organisation.Find(change.Actor.Office)!.Roles.Contains("tax-office");
        return new Recording(
            stated, change.Recorded, new Recorder(change.Actor.Office, change.Actor.Post, change.Actor.PersonId.ToString(), isTax))
        {
            Permit = Backdating.Permit(change, order),
        };
    }

    public static string SlipNumber(Change change, int version) => $"{change.Dossier.Code}/PCTT-{version}";

    public static TaxPayer PayerOf(Dossier dossier) => dossier.OrganisationPays ? TaxPayer.Organisation : TaxPayer.Household;

    private static Refusal? Carry(Change change, ConversationDefinition conversation, string branch, TaxStep step)
    {
        var standing = step.Case.Standing;
        TaxRecords.Write(change, step.Case);
        change.Effective = step.EffectiveAt;
        foreach (var task in change.Locked.Tasks.Where(task => task.IsOpen && step.Closed is not null && task.Node == $"{conversation.Node}#{step.Closed}").ToList())
            change.CloseTask(task);

        if (step.Message is { } message)
            return Deliver(change, conversation, message);

        if (step.Closed is not null || step.Opened is not null)
            Hold(change, conversation, branch, standing);

        if (step.Opened is not null)
            Open(change, conversation, branch, step.Opened, standing);
        else if (standing.Task is { } stands)
            Redate(change, conversation, stands);

        change.Status(standing.Status, standing.National);
        return null;
    }

    private static Refusal? Deliver(Change change, ConversationDefinition conversation, TaxCompleted message)
    {
        change.Effective = message.EffectiveAt;
        change.Body["taxResult"] = message.Result.ToString();
        change.CloseIntervals(row => row.Step == conversation.Node);
        ProcessCommand.Deliver deliver = new(TaxCompleted.Name, $"{change.Dossier.Code}#{change.Dossier.JournalSeq + 1}", Movement.NoValues);
        return Movement.Apply(change, deliver).Succeeded(out _, out var refusal) ? null : refusal;
    }

    private static void Hold(Change change, ConversationDefinition conversation, string branch, TaxStanding standing)
    {
        change.CloseIntervals(row => row.Step == conversation.Node);
        var runs = standing.Ground is null || !change.Rules.Grounds[standing.Ground].StopsClock;
        change.OpenInterval(
            branch, change.PhaseOf(conversation.Phase)?.No, conversation.Node, 1, standing.Holder, OfficeOf(change, standing.OfficeRole, standing.Office),
            standing.Ground is null ? Cause.Step : Cause.Ground, standing.Ground, runs, null);
    }

    private static void Open(Change change, ConversationDefinition conversation, string branch, TaxTask task, TaxStanding standing)
    {
        var office = OfficeOf(change, task.OfficeRole, task.Office)!;
        var (dueAt, dueOn) = DueOf(change, task);
        change.OpenTask(new TaskRow
        {
            Id = change.NewId(),
            DossierId = change.Dossier.Id,
            Node = $"{conversation.Node}#{task.Kind}",
            Branch = branch,
            Entry = 1 + change.Locked.Tasks.Count(row => row.Node == $"{conversation.Node}#{task.Kind}"),
            Office = office,
            Post = PostOf(change, office, task),
            State = task.IsWait ? TaskState.Waiting : TaskState.Open,
            Ground = standing.Ground,
            NotBy = task.ExceptPerson is { } person ? Guid.Parse(person) : null,
            StartedAt = change.Effective,
            DueAt = dueAt,
            DueOn = dueOn,
            Version = 1,
        });
    }

    private static void Redate(Change change, ConversationDefinition conversation, TaxTask stands)
    {
        if (stands.DueOn is null || change.Locked.Tasks.FirstOrDefault(task => task.IsOpen && task.Node == $"{conversation.Node}#{stands.Kind}") is not { } row)
            return;

        (row.DueAt, row.DueOn) = DueOf(change, stands);
    }

    /// <summary>A notice's own due date ends with that date; a limit counts from the effective time.</summary>
    private static (DateTimeOffset? At, DateOnly? On) DueOf(Change change, TaxTask task)
    {
        if (task.DueOn is { } on)
            return (OfficeClock.InstantOf(on, new TimeOnly(23, 59, 59)), on);

        return task.Limit is not null
            && DossierClock.Due(change.Locked.Jurisdiction.Calendar, change.Effective, task.Limit, []).Succeeded(out var due, out _)
            ? (due.At, due.On)
            : (null, null);
    }

    private static string? OfficeOf(Change change, string? role, string? office) =>
        office ?? (role is null ? null : RoleResolver.Resolve(change.Locked, role, change.Recorded));

    /// <summary>Confirming is a leader's; mending and telling the post's that had a step at that office; waiting the first post's.</summary>
    private static string PostOf(Change change, string office, TaxTask task)
    {
        var posts = change.Locked.Jurisdiction.Organisation.Find(office)!.Posts;
        if (task.Kind == TaxTask.ConfirmCompletion)
            return (posts.FirstOrDefault(post => post.Leads) ?? posts[0]).Key;

        return change.Locked.Tasks.LastOrDefault(row => row.Office == office && change.Rules.Steps.ContainsKey(row.Node))?.Post ?? posts.First(post => !post.Leads).Key;
    }
}
