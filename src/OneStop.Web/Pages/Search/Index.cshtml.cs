using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Search;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Dossiers;
using OneStop.Web.Forms;
using OneStop.Web.Pages.Shared;
using OneStop.Web.Words;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Pages.Search;

/// <summary>Finds dossiers by one line of text, in everything that the signed-in person may see.</summary>
internal sealed class IndexModel(Frame frame, OneStopDb db, Catalogue catalogue, KeyRing keys, WriteGate gate, OfficeClock clock) : PageModel
{
    public Wanted Wanted { get; private set; } = new(null, null, null, null);

    public SearchAnswer Found { get; private set; } = new([], null);

    /// <summary>Something was asked for: an empty list then means that there is none.</summary>
    public bool Asked { get; private set; }

    public Typed Typed { get; private set; } = new();

    /// <summary>Where the signed-in person may look for receptions.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Offices { get; private set; } = [];

    /// <summary>Statuses in the order of the national list.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Statuses =>
        [.. PublicStatus.National.OrderBy(status => status.Value).Select(status => new KeyValuePair<string, string>(status.Key, SayCode("search.status", status.Key, status.Key)))];

    public async Task OnGetAsync(string? q, string? status, string? office, string? after, CancellationToken cancel)
    {
        var me = (await frame.Of(User, cancel)).Me;
        Wanted = new Wanted(q, status, office, after);
        Offices = [.. me.Releases.Values.SelectMany(release => release.Jurisdiction.Organisation.Offices)
            .Where(candidate => candidate.Roles.Contains(Application.Offices.RoleResolver.Desk))
            .Select(candidate => new KeyValuePair<string, string>(candidate.Code, candidate.Name))
            .OrderBy(candidate => Domain.Parties.SortKey.Of(candidate.Value), StringComparer.Ordinal)];
        Asked = !string.IsNullOrWhiteSpace(q) || !string.IsNullOrEmpty(status) || !string.IsNullOrEmpty(office);
        if (!Asked)
            return;

        if ((await SearchDossiers.Read(me, db, catalogue, keys, gate, clock, Wanted, cancel)).Succeeded(out var found, out var refusal))
            Found = found;
        else
            Typed.Faults.AddRange(refusal.Faults.Select(fault => fault with { Message = Application.Http.Texts.Fault(fault.Rule) }));
    }

    /// <summary>Address of the following page; null at the end.</summary>
    public string? Next => Found.Next is null
        ? null
        : "/search" + QueryString.Create(new Dictionary<string, string?> { ["q"] = Wanted.Q, ["status"] = Wanted.Status, ["office"] = Wanted.Office, ["after"] = Found.Next });

    /// <summary>When it is due in words; a closed one says when it was closed.</summary>
    public static string Appointment(SearchRow row) => row switch
    {
        { ClosedAt: { } closed } => Say("search.closed", Written.Date(OfficeClock.DateAt(closed))),
        { Appointment2On: { } second } => Written.LongDate(second),
        { Appointment1On: { } first } => Written.LongDate(first),
        _ => Say("search.no-date"),
    };

    /// <summary>How a status looks: shape and colour repeat the words.</summary>
    public static string Mark(SearchRow row) => row.NationalStatus switch
    {
        3 or 8 => "stop",
        5 or 6 => "wait",
        9 or 10 => "done",
        _ => "ok",
    };
}
