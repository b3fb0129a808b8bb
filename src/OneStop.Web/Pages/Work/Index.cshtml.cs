using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Tasks;
using OneStop.Domain;
using OneStop.Domain.Procedures;
using OneStop.Web.Pages.Shared;
using OneStop.Web.Words;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Pages.Work;

/// <summary>The worklists of the signed-in person, the most urgent first.</summary>
internal sealed class IndexModel(Frame frame, OneStopDb db, Catalogue catalogue, OfficeClock clock) : PageModel
{
    /// <summary>One of <see cref="Worklists.Views"/>.</summary>
    public string Shown { get; private set; } = "office";

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>How many the whole list has.</summary>
    public int Count { get; private set; }

    /// <summary>Where the next page begins; null at the end.</summary>
    public string? Next { get; private set; }

    public DateTimeOffset Now => clock.Now;

    public async Task<IActionResult> OnGetAsync(string? view, string? after, CancellationToken cancel)
    {
        var shown = await frame.Of(User, cancel);
        Shown = view is not null && Worklists.Views.Contains(view) ? view : "office";
        if (!(await ListTasks.Read(shown.Me, db, clock.Today, null, after, Shown, cancel)).Succeeded(out var worklist, out _))
            return Redirect("/work");

        Next = worklist.Next;
        Count = Shown switch
        {
            "mine" => shown.Counts.Mine,
            "soon" => shown.Counts.Soon,
            "waiting" => shown.Counts.Waiting,
            _ => shown.Counts.Office,
        };
        var heads = await DossierHeads.Of(db, [.. worklist.Items.Select(item => item.Dossier).Distinct()], cancel);
        List<Line> lines = [];
        foreach (var item in worklist.Items)
        {
            var head = heads[item.Dossier];
            var pinned = await catalogue.At(head.Jurisdiction, head.Release, cancel);
            var rules = pinned.Procedures[item.Procedure].Rules;
            lines.Add(new Line(item, head, rules.Names.Plain, StepNames.Of(rules, item.Node), TimeLeft.Of(
                pinned.Calendar, item.DueAt, item.DueOn, OfficeClock.DateAt((item.Node.Contains('#', StringComparison.Ordinal) ? null : head.PhaseStart) ?? item.StartedAt), clock.Now)));
        }

        Lines = lines;
        return Page();
    }

    /// <param name="Procedure">In everyday words.</param>
    internal sealed record Line(WorklistItem Item, DossierHead Head, string Procedure, string Step, TimeLeft Left);
}

/// <summary>What is done at a node, in words.</summary>
internal static class StepNames
{
    /// <param name="node">A step, a wait, a conversation, or <c>node#kind</c>.</param>
    public static string Of(Procedure rules, string? node)
    {
        if (node is null)
            return "";

        var parts = node.Split('#');
        if (parts.Length > 1)
            return SayCode("task", parts[1], parts[1]);

        return rules.Steps.TryGetValue(node, out var step) ? step.Name
            : rules.Conversations.TryGetValue(node, out var conversation) ? conversation.Name
            : rules.Waits.TryGetValue(node, out var wait) ? wait.Name
            : node;
    }
}
