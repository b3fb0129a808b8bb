using Microsoft.AspNetCore.Http;
using OneStop.Application.Accounts;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.Prints;

/// <summary>What stands at the head of a form.</summary>
/// <param name="Office">Code of the office that issues it.</param>
/// <param name="ParentName">The body above it; null where it stands alone.</param>
public sealed record Letterhead(string Office, string OfficeName, string? ParentName);

/// <summary>To whom a form speaks.</summary>
public sealed record FormApplicant(string Name, string? Address, string? Phone, string? Email);

/// <summary>What is asked for (nội dung yêu cầu giải quyết).</summary>
/// <param name="NationalCode">On the day of reception; null where none was known.</param>
public sealed record FormProcedure(string Slug, string Name, string? NationalCode);

/// <param name="As">original, copy or electronic.</param>
/// <param name="AsWords">The same for readers.</param>
public sealed record FormPaper(int No, string Paper, string Name, string As, string AsWords, int Count);

/// <summary>A dossier with what its forms say beside it.</summary>
internal sealed class FormSource(LockedDossier locked, IReadOnlyDictionary<Guid, string> names)
{
    public LockedDossier Locked => locked;

    public Dossier Dossier => locked.Dossier;

    public FormApplicant Applicant
    {
        get
        {
            var role = locked.Parties.First(party => party.Roles.Split(',').Contains("applicant"));
            var person = locked.People.Single(row => row.Id == role.PartyId);
            return new FormApplicant(person.Name, person.Address, person.Phone, person.Email);
        }
    }

    public FormProcedure Procedure
    {
        get
        {
            var rules = locked.Procedure.Rules;
            var on = OfficeClock.DateAt(Dossier.ReceivedAt);
            var code = rules.Codes.FirstOrDefault(known => (known.From is null || known.From <= on) && (known.To is null || on <= known.To));
            return new FormProcedure(rules.Slug, rules.Names.Vi, code?.Code);
        }
    }

    public IReadOnlyList<FormPaper> Papers =>
    [
        .. locked.Papers.Select((row, index) => new FormPaper(index + 1, row.Paper, PaperName(row.Paper)!, row.As, Texts.Word($"paper.{row.As}"), row.Count)),
    ];

    /// <summary>Null for what is on no list.</summary>
    public string? PaperName(string? paper) => locked.Procedure.Rules.Papers.FirstOrDefault(known => known.Id == paper)?.Name;

    public string? NameOf(Guid person) => names.GetValueOrDefault(person);

    public string OfficeName(string office) => locked.Jurisdiction.Organisation.Find(office)?.Name ?? office;

    public Letterhead HeadOf(string office)
    {
        var organisation = locked.Jurisdiction.Organisation;
        var parent = organisation.Find(office)?.Parent;
        return new Letterhead(office, OfficeName(office), parent is null ? null : organisation.Find(parent)?.Name);
    }

    /// <summary>The act of a form: the one that is named, or the last.</summary>
    /// <returns>Or <c>form.not-found</c>.</returns>
    public Outcome<ActRow> ActOf(string form, Guid? act) =>
        locked.Acts.LastOrDefault(row => row.Form == form && (act is null || row.Id == act)) is { } found ? found : FormRefusals.NotFound;

    public static async Task<Outcome<FormSource>> Of(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel)
    {
        if (!(await Look.At(context, code, db, catalogue, clock, cancel, contents: true)).Succeeded(out var locked, out var refusal))
            return refusal;

        return new FormSource(locked, await Colleagues.NamesOf(db, locked.Acts.Select(act => act.Signer), cancel));
    }
}

internal static class FormRefusals
{
    /// <summary>There is no such form, or the dossier has none of it.</summary>
    public static readonly Refusal NotFound = new("form.not-found", RefusalKind.NotFound);

    public static IReadOnlyList<Refusal> All { get; } = [NotFound];
}
