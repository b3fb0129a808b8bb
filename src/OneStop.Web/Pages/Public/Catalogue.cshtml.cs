using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Procedures;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Procedures;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Pages.Public;

/// <summary>One procedure as a citizen reads it before coming: papers, how long, how much, where.</summary>
internal sealed class CatalogueModel(Catalogue catalogue) : PageModel
{
    public OfferedProcedure Offered { get; private set; } = null!;

    public Procedure Rules => Offered.Loaded.Rules;

    /// <summary>What stops the clock, besides tax and payment, which stand between the appointments.</summary>
    public IEnumerable<GroundDefinition> Pauses => Rules.Grounds.Values.Where(ground => ground.StopsClock && ground.Id is not ("tax-determination" or "payment"));

    /// <summary>How long the tax office has; null where the procedure asks it nothing.</summary>
    public Limit? TaxLimit => Rules.Conversations.Count > 0 && Rules.Grounds.TryGetValue("tax-determination", out var ground) ? ground.Limit : null;

    public static string PathOf(OfferedProcedure offered) => $"/procedures/{offered.Jurisdiction}/{offered.Loaded.Rules.Slug}";

    public static string NameOf(Procedure rules) => IsEnglish ? rules.Names.En : rules.Names.Plain;

    public async Task<IActionResult> OnGetAsync(string jurisdiction, string slug, CancellationToken cancel)
    {
        var all = await FindProcedures.Read(catalogue, null, cancel);
        if (all.FirstOrDefault(offered => offered.Jurisdiction == jurisdiction && offered.Loaded.Rules.Slug == slug) is not { } found)
            return NotFound();

        Offered = found;
        return Page();
    }
}
