using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Application.Tasks;
using OneStop.Domain;
using OneStop.Web.Forms;
using OneStop.Web.Pages.Shared;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Pages.Work;

/// <summary>A dossier as the offices work on it: what to decide, money, papers, time; beside them who holds it and what else the law allows.</summary>
internal sealed class DossierModel(DossierView view, Frame frame, StaffForms forms, CommandRunner runner, OfficeClock clock) : PageModel
{
    public Typed Typed { get; private set; } = new();

    public DossierView View => view;

    /// <summary>The open steps that the reader may decide, the one that was clicked first.</summary>
    public IReadOnlyList<Decidable> Decisions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, Guid? task, CancellationToken cancel) =>
        await Show(code, task, cancel) ?? Page();

    public Task<IActionResult> OnPostClaimAsync(string code, Guid task, CancellationToken cancel) =>
        Run(code, task, Say("done.claim"), () => ClaimTask.Handle(HttpContext, task, runner, cancel), cancel);

    public Task<IActionResult> OnPostReleaseAsync(string code, Guid task, CancellationToken cancel) =>
        Run(code, task, Say("done.release"), () => ReleaseTask.Handle(HttpContext, task, runner, cancel), cancel);

    public async Task<IActionResult> OnPostCompleteAsync(string code, Guid task, CancellationToken cancel)
    {
        Typed = Typed.Of(Request.Form);
        if (Request.Form[FormFields.Do] == "save")
        {
            await forms.Keep(HttpContext, DraftOf(task), Typed);
            TempData["flash"] = Say("done.saved");
            return Redirect($"/dossiers/{code}?task={task}");
        }

        var fields = await FieldsOf(code, task);
        SchemaFields.Prepare(fields, Typed);
        var request = TypedReader.Read<CompleteTaskRequest>(
            Typed, clock.Today, path => path == StepData.Place && fields.Count > 0 ? SchemaFields.Read(fields, Typed, clock.Today) : null);
        return await Run(code, task, Say("done.complete"), () => CompleteTask.Handle(HttpContext, task, request, runner, cancel), cancel);
    }

    /// <summary>What the step itself asks for; nothing where the form said nothing of the kind.</summary>
    private async Task<IReadOnlyList<SchemaField>> FieldsOf(string code, Guid task) =>
        Typed.Fields.Any(field => field.StartsWith($"{StepData.Place}.", StringComparison.Ordinal)) && await view.Load(HttpContext, code)
            && view.Locked.Tasks.FirstOrDefault(row => row.Id == task) is { } row
            ? view.FieldsOf(row.Node)
            : [];

    private async Task<IActionResult> Run(string code, Guid task, string done, Func<Task<IResult>> command, CancellationToken cancel)
    {
        if (Typed.Faults.Count == 0)
        {
            StaffForms.Address(HttpContext, Typed);
            if (Problems.In(await command()) is not { } problem)
            {
                await forms.Forget(HttpContext, DraftOf(task));
                TempData["flash"] = done;
                return Redirect(Request.Query["handler"] == "Claim" ? $"/dossiers/{code}?task={task}" : $"/dossiers/{code}");
            }

            await forms.Note(Typed, problem, code, cancel);
        }

        await forms.Keep(HttpContext, DraftOf(task), Typed);
        return await Show(code, task, cancel) ?? Page();
    }

    private async Task<IActionResult?> Show(string code, Guid? task, CancellationToken cancel)
    {
        if (!await view.Load(HttpContext, code))
            return NotFound();

        var me = (await frame.Of(User, cancel)).Me;
        List<Decidable> decisions = [];
        var mine = view.Commands.Where(command => command.Command == CompleteTask.Guard.Command).DistinctBy(command => command.Task).OrderByDescending(command => command.Task == task);
        foreach (var command in mine)
        {
            var row = view.Locked.Tasks.Single(open => open.Id == command.Task);
            var typed = Typed.Fields.Any() && row.Id == task ? Typed : (await forms.Draft(HttpContext, DraftOf(row.Id))).Typed;
            var fields = view.FieldsOf(row.Node);
            SchemaFields.Prepare(fields, typed);
            decisions.Add(new Decidable(
                row,
                command,
                new FormHead(StaffForms.NewKey(), row.Version, null, me.Id, forms.Seal(me.Id), DraftOf(row.Id)),
                typed,
                row.Assignee == me.Id,
                [.. (command.Choices.Count == 0 ? [null] : command.Choices.Select(choice => (string?)choice)).Select(choice => new Way(choice, Foresight.Of(view.Locked, row, choice, clock.Now)))],
                fields));
        }

        Decisions = decisions;
        return null;
    }

    private static string DraftOf(Guid task) => $"task:{task}";

    /// <param name="Head">Hidden fields of its form.</param>
    /// <param name="Ways">One for each choice; a single one without choice where there is nothing to choose.</param>
    /// <param name="Fields">What the step itself asks for.</param>
    internal sealed record Decidable(
        TaskRow Task, AvailableCommand Command, FormHead Head, Typed Typed, bool IsMine, IReadOnlyList<Way> Ways, IReadOnlyList<SchemaField> Fields);

    internal sealed record Way(string? Choice, Foresaw Foresaw)
    {
        /// <summary>What would open.</summary>
        public IReadOnlyList<Foreseen> Next => Foresaw.Next;
    }
}
