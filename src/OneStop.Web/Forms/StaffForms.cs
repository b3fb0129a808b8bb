using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Accounts;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Forms;

/// <summary>What every form of the staff shares: it says for whom it was rendered, keeps its draft, and carries its key and version.</summary>
internal sealed class StaffForms(IDataProtectionProvider protection, Drafts drafts, OneStopDb db)
{
    private readonly IDataProtector _seal = protection.CreateProtector("OneStop.Web.FormOwner");

    /// <summary>For the hidden field: tells later who had the page before them, whoever is signed in then.</summary>
    public string Seal(Guid person) => _seal.Protect(person.ToString());

    /// <returns>Null where the field is missing or was tampered with.</returns>
    public Guid? Owner(string? seal)
    {
        try
        {
            return seal is { Length: > 0 } ? Guid.Parse(_seal.Unprotect(seal)) : null;
        }
        catch (CryptographicException)
        {
            // Not ours, or of a key ring that is gone: nobody's.
            return null;
        }
    }

    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The draft of a form for its author, or an empty form.</summary>
    public async Task<(Typed Typed, DateTimeOffset? SavedAt)> Draft(HttpContext context, string form)
    {
        var draft = await drafts.Read(Envelope.PersonOf(context.User), form, context.RequestAborted);
        return draft is null ? (new Typed(), null) : (Typed.OfDraft(draft.Fields), draft.SavedAt);
    }

    public Task<DateTimeOffset?> Keep(HttpContext context, string form, Typed typed) =>
        drafts.Save(Envelope.PersonOf(context.User), form, typed.ToText(), context.RequestAborted);

    public Task Forget(HttpContext context, string form) =>
        drafts.Remove(Envelope.PersonOf(context.User), form, context.RequestAborted);

    /// <summary>Lays key, version and post of the form ready for the slice that is called next.</summary>
    public static void Address(HttpContext context, Typed typed)
    {
        var form = context.Request.Form;
        var key = form[FormFields.Key].ToString();
        context.Features.Set(Envelope.OfPage(
            context,
            key.Length is 0 or > 100 ? NewKey() : key,
            int.TryParse(form[FormFields.Version], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
            form[FormFields.Post].ToString() is { Length: > 0 } post ? post : null,
            typed.ToText()));
    }

    /// <summary>Puts what the slice refused beside the fields; what belongs to none stands above.</summary>
    public static void Note(Typed typed, ProblemDetails problem)
    {
        var faults = problem.Extensions.TryGetValue("faults", out var named) ? (IReadOnlyList<Fault>)named! : [];
        foreach (var fault in faults.Where(fault => typed.FaultOf(fault.Field) is null || fault.Field.Length == 0))
            typed.Faults.Add(fault);

        if (faults.Count == 0)
            typed.Faults.Insert(0, new Fault("", (string)problem.Extensions["code"]!, Sentence(problem)));
    }

    /// <summary>The same for a command on a dossier: colleagues are told by name who was before them; the API says the post.</summary>
    public async Task Note(Typed typed, ProblemDetails problem, string code, CancellationToken cancel)
    {
        var what = problem.Extensions.TryGetValue("what", out var did) ? did as string : null;
        var actor = what is null ? null : await (
            from entry in db.Set<JournalRow>().AsNoTracking()
            join dossier in db.Set<Dossier>() on entry.DossierId equals dossier.Id
            where dossier.Code == code && entry.Command == what
            orderby entry.Seq descending
            select entry.Actor).FirstOrDefaultAsync(cancel);
        if (actor is not null && Colleagues.PersonOf(actor) is { } person && (await Colleagues.NamesOf(db, [person], cancel)).TryGetValue(person, out var name))
            problem.Extensions["by"] = name;

        Note(typed, problem);
    }

    /// <summary>A refusal as a sentence that names who, when and what.</summary>
    private static string Sentence(ProblemDetails problem)
    {
        var named = problem.Extensions;
        if (!named.TryGetValue("at", out var at) || at is not DateTimeOffset when)
            return problem.Title!;

        var by = named.TryGetValue("by", out var who) ? who : "";
        var what = SayCode("did", named.TryGetValue("what", out var did) ? (string?)did : null, Say("did.changed"));
        return problem.Status == StatusCodes.Status412PreconditionFailed
            ? Say("stale", by, what, Words.Written.Moment(when))
            : $"{problem.Title} {Say("closed-by", by, what, Words.Written.Moment(when))}";
    }
}
