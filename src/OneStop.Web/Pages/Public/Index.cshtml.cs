using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Procedures;

namespace OneStop.Web.Pages.Public;

/// <summary>Where a citizen begins: the dossier that was filed, or what to do.</summary>
internal sealed class IndexModel(Catalogue catalogue) : PageModel
{
    /// <summary>What was typed; null: nothing yet.</summary>
    public string? Q { get; private set; }

    /// <summary>All, or those that fit what was typed, the best first.</summary>
    public IReadOnlyList<OfferedProcedure> Procedures { get; private set; } = [];

    public async Task OnGetAsync(string? q, CancellationToken cancel) =>
        (Q, Procedures) = (q, await FindProcedures.Read(catalogue, q, cancel));
}
