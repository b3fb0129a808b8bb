using System.Text.Json;
using OneStop.Application.Accounts;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Domain;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Procedures;
using OneStop.Domain.Tax;

namespace OneStop.Application.Handover;

/// <summary>Finds the hand-overs of one dossier in its journal: an entry that ended a task of one office and opened one of another.</summary>
/// <param name="entries">In order of number.</param>
internal sealed class JournalReading(
    Jurisdiction jurisdiction, Procedure rules, IReadOnlyList<TaskRow> tasks, IReadOnlyList<JournalRow> entries, IReadOnlyDictionary<Guid, string> names)
{
    private readonly Dictionary<Guid, TaskRow> _tasks = tasks.ToDictionary(task => task.Id);
    private readonly List<(JournalRow Row, JsonElement Body)> _entries = [.. entries.Select(row => (row, JsonDocument.Parse(row.Body).RootElement))];

    /// <summary>The people whose names the rows need.</summary>
    public static IEnumerable<Guid> PeopleIn(IEnumerable<JournalRow> entries, IEnumerable<TaskRow> tasks) =>
        entries.Select(entry => Colleagues.PersonOf(entry.Actor)).OfType<Guid>().Concat(tasks.Select(task => task.ClosedBy).OfType<Guid>());

    /// <param name="day">Local day on which they were recorded; null: all.</param>
    public IEnumerable<HandoverRow> Rows(DateOnly? day = null) =>
        from entry in _entries
        where day is null || OfficeClock.DateAt(entry.Row.RecordedAt) == day
        let given = Given(entry.Row, entry.Body)
        where given is not null
        from received in Opened(entry.Body)
        where received.Office != given.Office
        select Row(entry.Row, entry.Body, given, received);

    /// <summary>The task that the entry ended.</summary>
    private TaskRow? Given(JournalRow entry, JsonElement body)
    {
        var ended = tasks.Where(task => task is { State: TaskState.Done, IsTimer: false } && task.ClosedAt == entry.RecordedAt && task.ClosedWhat == entry.Command).ToList();
        return ended.Find(task => task.Id == TaskOf(body)) ?? ended.FirstOrDefault();
    }

    /// <summary>Who waits for the citizen got nothing from anybody.</summary>
    private IEnumerable<TaskRow> Opened(JsonElement body) =>
        from opened in body.GetProperty("opened").EnumerateArray()
        let task = _tasks.GetValueOrDefault(opened.GetProperty("task").GetGuid())
        where task is { IsTimer: false } && task.Kind != TaxTask.AwaitPayment
        select task;

    private HandoverRow Row(JournalRow entry, JsonElement body, TaskRow given, TaskRow received)
    {
        var (takenAt, receiver) = Taken(entry, received);
        var choice = body.TryGetProperty("choice", out var chosen) ? chosen.GetString() : null;
        var person = Colleagues.PersonOf(entry.Actor);
        return new HandoverRow(
            entry.EffectiveAt,
            given.Office,
            NameOf(given.Office),
            person is null ? "" : Colleagues.PostOf(entry.Actor),
            NameOf(person),
            given.Node,
            StepName(given),
            received.Office,
            NameOf(received.Office),
            received.Id,
            received.Node,
            StepName(received),
            takenAt,
            NameOf(receiver),
            given.DueAt,
            given.DueOn,
            given is { DueAt: { } at, DueOn: { } on } ? DossierClock.Judge(UnitOf(given), at, on, entry.EffectiveAt) : null,
            choice,
            choice is null ? null : rules.Steps.GetValueOrDefault(given.Node)?.ChoiceNames.GetValueOrDefault(choice) ?? choice);
    }

    /// <summary>The first that somebody did with it; a conversation names no task, so its end tells.</summary>
    private (DateTimeOffset? At, Guid? Person) Taken(JournalRow given, TaskRow received)
    {
        var first = _entries.FirstOrDefault(entry => entry.Row.Seq > given.Seq && TaskOf(entry.Body) == received.Id);
        return first.Row is { } row
            ? (row.RecordedAt, Colleagues.PersonOf(row.Actor))
            : received.State == TaskState.Done ? (received.ClosedAt, received.ClosedBy) : (null, null);
    }

    private static Guid? TaskOf(JsonElement body) =>
        body.TryGetProperty("task", out var task) && task.ValueKind == JsonValueKind.String ? task.GetGuid() : null;

    /// <summary>As the clock judges: by the phase's unit inside a phase, by the step's own outside; what a conversation asks is asked in days.</summary>
    private LimitUnit UnitOf(TaskRow task)
    {
        if (!rules.Steps.TryGetValue(task.Node, out var step))
            return LimitUnit.WorkingDays;

        return step.Phase is { } number ? rules.Phases.Single(phase => phase.No == number).Limit.Unit : step.Limit.Unit;
    }

    private string StepName(TaskRow task) =>
        rules.Steps.GetValueOrDefault(task.Step)?.Name ?? rules.Conversations.GetValueOrDefault(task.Step)?.Name ?? task.Step;

    private string NameOf(string office) => jurisdiction.Organisation.Find(office)?.Name ?? office;

    private string? NameOf(Guid? person) => person is { } id ? names.GetValueOrDefault(id) : null;
}
