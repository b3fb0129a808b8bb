using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Deadlines;
using OneStop.Application.Spine;
using OneStop.Domain.Deadlines;

namespace OneStop.Web.Pages.Work;

/// <summary>Why this date: one sentence, the days bell by bell, the sum, who is charged, the whole ledger and the legal ground. Prints on A5.</summary>
internal sealed class DeadlineModel(DossierView view) : PageModel
{
    /// <summary>Longer ledgers print on A4.</summary>
    private const int MostOnA5 = 10;

    public DossierView View => view;

    public IReadOnlyList<CountedPhase> Phases { get; private set; } = [];

    public bool IsLong => view.Deadline!.Ledger.Count > MostOnA5;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (!await view.Load(HttpContext, code) || view.Deadline is not { Phases.Count: > 0 } deadline)
            return NotFound();

        var spans = Clockwork.Spans(view.Locked);
        Phases =
        [
            .. from phase in deadline.Phases
               let span = spans.Single(candidate => candidate.No == phase.No)
               orderby phase.No descending
               select new CountedPhase(phase, span.Limit, view.Days[phase.No]),
        ];
        return Page();
    }

    /// <param name="Days">From its start to its due moment, or to its end.</param>
    internal sealed record CountedPhase(PhaseExplanation Phase, Limit Limit, IReadOnlyList<ExplainedDay> Days);
}
