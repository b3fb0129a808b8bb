using Microsoft.AspNetCore.Http;
using OneStop.Application.LegalActs;
using OneStop.Application.Offices;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Dossiers;
using OneStop.Domain.Tax;

namespace OneStop.Application.Tax;

/// <summary>What the commands of the tax conversation share: who may give them, and how a fact is taken.</summary>
internal static class TaxCommands
{
    public static Task<IResult> Run(
        HttpContext context, string code, Guard guard, Stated stated, CommandRunner runner, Func<Change, Outcome<ITaxEvent>> happened, CancellationToken cancel,
        OrderRequest? order = null) =>
        runner.Run(
            context,
            new Target.ByCode(code),
            guard,
            (change, _) => happened(change).Succeeded(out var fact, out var refusal)
                ? TaxConversation.Take(change, fact, TaxConversation.RecordingAt(change, stated, order))
                : refusal,
            cancel);

    /// <summary>At most one of the two is said; nothing: true when recorded.</summary>
    public static Stated Stated(DateTimeOffset? at, DateOnly? on) =>
        at is { } instant ? Domain.Dossiers.Stated.AtInstant(instant) : on is { } date ? Domain.Dossiers.Stated.OnDate(date) : Domain.Dossiers.Stated.Now;

    /// <summary>The slip that an officer prepared.</summary>
    /// <returns>Or <c>request.invalid</c> with every kind that there is not.</returns>
    public static Outcome<Slip> SlipOf(string? number, IReadOnlyList<string>? kinds)
    {
        List<TaxKind> asked = [];
        List<Fault> faults = [];
        for (var index = 0; index < (kinds?.Count ?? 0); index++)
        {
            if (TaxKinds.Parse(kinds![index]).Succeeded(out var kind, out var refusal))
                asked.Add(kind);
            else
                faults.Add(new Fault($"kinds[{index}]", refusal.Code, ""));
        }

        return faults.Count == 0 ? new Slip(number, asked) : SpineRefusals.Invalid with { Faults = faults };
    }

    /// <summary>The tax office, and whoever records for it ("ghi thay"): the handling office and the desk.</summary>
    public static IEnumerable<Opening> Recorders(LockedDossier locked, Func<TaxCase, Refusal?> blocked)
    {
        if (TaxConversation.Of(locked) is not { } conversation)
            yield break;

        var refusal = blocked(TaxRecords.Read(locked)!);
        var organisation = locked.Jurisdiction.Organisation;
        var offices = new[] { RoleResolver.Resolve(locked, conversation.OfficeRole, locked.Dossier.LastRecordedAt), locked.Dossier.HandlingOffice, locked.Dossier.ReceptionOffice };
        foreach (var office in offices.Distinct())
        {
            foreach (var post in organisation.Find(office)!.Posts)
                yield return new Opening(office, post.Key, Blocked: refusal);
        }
    }

    /// <summary>The post of an open task of the conversation, and the leaders of its office.</summary>
    public static IEnumerable<Opening> OnTask(LockedDossier locked, string kind) =>
        locked.Tasks.Where(task => task.IsOpen && task.Kind == kind).SelectMany(task => Opening.OnOrLeading(task, locked));

    /// <summary>Every post of the recorder's office, without the recorder.</summary>
    public static IEnumerable<Opening> Confirmers(LockedDossier locked) =>
        from task in locked.Tasks
        where task.IsOpen && task.Kind == TaxTask.ConfirmCompletion
        from post in locked.Jurisdiction.Organisation.Find(task.Office)!.Posts
        select new Opening(task.Office, post.Key, task, task.NotBy);

    public static Refusal? WithoutSlip(TaxCase tax) => tax.Stage switch
    {
        TaxStage.Preparing => TaxRefusals.SlipNotSent,
        TaxStage.Returned => TaxRefusals.SlipReturned,
        TaxStage.Over => TaxRefusals.Over,
        TaxStage.Determining or TaxStage.Telling or TaxStage.Paying or TaxStage.Settled or TaxStage.Confirming => null,
    };
}
