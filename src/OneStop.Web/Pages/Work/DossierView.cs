using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Deadlines;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Reception;
using OneStop.Application.Spine;
using OneStop.Application.Tasks;
using OneStop.Application.Tax;
using OneStop.Domain;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Procedures;
using OneStop.Domain.Tax;
using OneStop.Web.Forms;
using OneStop.Web.Words;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Pages.Work;

/// <summary>All that the pages of a dossier show, read once: the slices' own answers, and names for their codes.</summary>
internal sealed class DossierView(OneStopDb db, Catalogue catalogue, OfficeClock clock, KeyRing keys)
{
    private Dictionary<Guid, string> _people = [];

    public LockedDossier Locked { get; private set; } = null!;

    public DossierDetail Detail { get; private set; } = null!;

    public IReadOnlyList<AvailableCommand> Commands { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    /// <summary>Null where the calendar does not reach.</summary>
    public DeadlineExplanation? Deadline { get; private set; }

    /// <summary>By number of the phase: its days from the start to the due moment, or to the end.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<ExplainedDay>> Days { get; private set; } = new Dictionary<int, IReadOnlyList<ExplainedDay>>();

    /// <summary>Null before the conversation with tax.</summary>
    public TaxCase? Tax { get; private set; }

    public DateTimeOffset Now => CommandRunner.Later(clock.Now, Locked.Dossier.LastRecordedAt);

    public Procedure Rules => Locked.Procedure.Rules;

    /// <returns>False where there is no such dossier for the reader.</returns>
    public async Task<bool> Load(HttpContext context, string code)
    {
        var cancel = context.RequestAborted;
        if (!(await Look.At(context, code, db, catalogue, clock, cancel, contents: true)).Succeeded(out var locked, out _))
            return false;

        Locked = locked;
        Detail = await ReadDossier.Of(locked, db, keys, cancel);
        Commands = AvailableCommands.Of(locked, clock.Today);
        History = await ReadHistory.Of(locked, db, cancel);
        Deadline = ExplainDeadline.Of(locked, clock.Now).Succeeded(out var explanation, out _) ? explanation : null;
        Tax = TaxRecords.Read(locked);
        Days = Explain();
        var ids = locked.Tasks.SelectMany(task => new[] { task.Assignee, task.ClosedBy }).OfType<Guid>().Distinct().ToList();
        _people = await db.Users.AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancel);
        return true;
    }

    /// <summary>Why the process went the way that an entry of the history tells.</summary>
    public IReadOnlyList<GatewayTold> DecisionsOf(HistoryEntry entry) => GatewayTold.Of(entry, Locked);

    private Dictionary<int, IReadOnlyList<ExplainedDay>> Explain()
    {
        var ledger = Locked.Ledger.Select(row => row.ToInterval()).ToList();
        return Clockwork.Spans(Locked).ToDictionary(
            span => span.No, span => DossierClock.Explain(span, ledger, Now).Succeeded(out var days, out _) ? days : []);
    }

    public string OfficeName(string? code) => code is null ? "" : Locked.Jurisdiction.Organisation.Find(code)?.Name ?? code;

    public string PostName(string office, string post) => Locked.Jurisdiction.Organisation.FindPost(office, post)?.Name ?? post;

    /// <summary><c>office/post</c> in words.</summary>
    public string PostName(string? name) =>
        name?.Split('/') is [var office, var post] ? $"{PostName(office, post)}, {OfficeName(office)}" : name ?? "";

    public string? Person(Guid? id) => id is { } known ? _people.GetValueOrDefault(known) : null;

    public string StepName(string? node) => StepNames.Of(Rules, node);

    /// <summary>The fields of a step's own form; none where it asks nothing.</summary>
    public IReadOnlyList<SchemaField> FieldsOf(string node) =>
        Locked.Procedure.StepForms.TryGetValue(node, out var form) ? SchemaFields.Of(form.Json, StepData.Place) : [];

    /// <summary>Half days that are left of the phase of an appointment behind a pause that hides its due moment; null where none does.</summary>
    public int? PausedHalves(int appointment) =>
        Rules.Phases.FirstOrDefault(phase => phase.Appointment == appointment) is { } phase
            && Locked.Phases.Any(row => row.No == phase.No && row is { EndedAt: null, DueAt: null })
            ? Deadline?.Phases.FirstOrDefault(row => row.No == phase.No)?.RemainingHalves
            : null;

    /// <summary>Whether the clock of the phase stops while tax determines.</summary>
    public bool TaxIsOffTheClock => Rules.Grounds.GetValueOrDefault(TaxStanding.DeterminationGround) is { StopsClock: true };

    public string PaperName(string id) => Rules.Papers.FirstOrDefault(paper => paper.Id == id)?.Name ?? id;

    public string Names(string role) => string.Join(", ", Detail.Parties.Where(party => party.Roles.Contains(role)).Select(party => party.Name));

    /// <summary><c>Lò Văn Pấng → Giàng Thị Mỷ</c>; without two sides, who files.</summary>
    public string Parties => Names("transferor") is { Length: > 0 } from && Names("transferee") is { Length: > 0 } to ? $"{from} → {to}" : Names("applicant");

    public string Parcels => string.Join("; ", Detail.Parcels.Select(parcel => Say("parcel.short", parcel.Number, parcel.Sheet)));

    public string CommuneName(string code) => Locked.Jurisdiction.Organisation.Communes.FirstOrDefault(commune => commune.Code == code)?.Name ?? code;

    /// <summary>What is left for a holder: of the task before them or, without one, of the wait's own limit.</summary>
    public TimeLeft LeftFor(HolderNow holder, TaskRow? task)
    {
        var due = task?.DueAt ?? holder.Until;
        var phase = task is { Kind: null } ? Locked.Phases.Where(row => row.EndedAt is null).Max(row => (DateTimeOffset?)row.StartedAt) : null;
        return TimeLeft.Of(
            Locked.Jurisdiction.Calendar, due, task?.DueOn ?? (due is { } at ? OfficeClock.DateAt(at) : null), OfficeClock.DateAt(phase ?? task?.StartedAt ?? holder.Since), Now);
    }

    /// <summary>Who holds it, in words: an office, the citizen, tax or the system. An office that waits for a citizen's payment does not hold it.</summary>
    public string HolderName(Holder holder, string? office) => office is not null && holder is (Holder.Office or Holder.Tax) ? OfficeName(office) : SayCode("holder", holder.ToString().ToLowerInvariant());

    /// <summary>The officer who works on what a holder has to do, where somebody claimed it.</summary>
    public TaskRow? TaskOf(HolderNow holder) =>
        Locked.Tasks.FirstOrDefault(task => task.IsOpen && task.Step == holder.Step && (holder.Office is null || task.Office == holder.Office));

    /// <summary>Half days that counted on an interval of the ledger, and what it is about.</summary>
    public string LedgerWhat(LedgerLine line) => line.Cause switch
    {
        Cause.Ground => SayCode("ground", line.Ground, Say("ground.other")),
        Cause.LateEntry => Say("ledger.late-entry"),
        Cause.Incident => Say("ledger.incident"),
        _ => StepName(line.Step),
    };
}
