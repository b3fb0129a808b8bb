using System.Text.Json.Nodes;
using OneStop.Application.Persistence;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Procedures;

namespace OneStop.Application.Spine;

/// <summary>What one command does to one dossier: a decision works on it, and the runner writes it or throws it away whole.</summary>
/// <param name="command">Name of the command.</param>
/// <param name="recorded">When the system learns it, UTC: never before the last entry of the dossier.</param>
/// <param name="effective">When it is true in law, UTC: at or before <paramref name="recorded"/>.</param>
internal sealed class Change(OneStopDb db, LockedDossier locked, Actor actor, string command, DateTimeOffset recorded, DateTimeOffset effective)
{
    private readonly List<TaskRow> _opened = [];
    private readonly List<Issue> _issues = [];

    public LockedDossier Locked => locked;

    public Dossier Dossier => locked.Dossier;

    public Procedure Rules => locked.Procedure.Rules;

    public Actor Actor => actor;

    public string Command => command;

    public DateTimeOffset Recorded => recorded;

    /// <summary>Set by a decision that learns the instant from what it was given.</summary>
    public DateTimeOffset Effective { get; set; } = effective;

    /// <summary>The slip that the officer prepared, where the command may send one.</summary>
    public Slip? Slip { get; set; }

    public IReadOnlyList<TaskRow> Opened => _opened;

    /// <summary>Inputs, decisions and hashes for the journal: ids and codes only.</summary>
    public JsonObject Body { get; } = [];

    /// <summary>
    /// The citizen's document. Where it was not read, a stand-in of which only what is set is written: completing a step then costs
    /// one more row written, and no more rows read.
    /// </summary>
    public TrackingRow Tracking
    {
        get
        {
            if (locked.Tracking is not null)
                return locked.Tracking;

            var dossier = Dossier;
            TrackingRow row = new()
            {
                DossierId = dossier.Id,
                Code = dossier.Code,
                Jurisdiction = dossier.Jurisdiction,
                Procedure = dossier.Procedure,
                Release = dossier.Release,
            };
            if (dossier.JournalSeq == 1)
                Add(row);
            else
                db.Attach(row);

            return locked.Tracking = row;
        }
    }

    /// <summary>A new id, ordered by time.</summary>
    public Guid NewId() => Guid.CreateVersion7(recorded);

    /// <summary>What was issued and still needs its number; counters are drawn last, just before the writes.</summary>
    public IReadOnlyList<Issue> Issues => _issues;

    /// <summary>Issues a form; the runner gives it the next number of the actor's office.</summary>
    public ActRow Issue(string form, string body)
    {
        var act = Keep(form, body);
        _issues.Add(new Issue(act, actor.Office));
        return act;
    }

    /// <summary>Keeps words where they can be erased, without a number; the journal has their hash.</summary>
    public ActRow Keep(string form, string body)
    {
        ActRow act = new() { Id = NewId(), DossierId = Dossier.Id, Form = form, Number = "", Body = body, Signer = actor.PersonId, IssuedAt = Effective };
        Body["act"] = act.Id;
        Body["actHash"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(body)));
        return Add(act);
    }

    public TRow Add<TRow>(TRow row)
        where TRow : class
    {
        db.Add(row);
        return row;
    }

    /// <summary>What it does to the rows that can be replayed, as the journal keeps it.</summary>
    public JsonArray Rows() => JournaledTable.Written(db);

    /// <summary>Takes away what a correction replaces.</summary>
    public void Remove<TRow>(TRow row)
        where TRow : class => db.Remove(row);

    public TaskRow OpenTask(TaskRow task)
    {
        locked.Tasks.Add(task);
        _opened.Add(task);
        return Add(task);
    }

    public void CloseTask(TaskRow task, TaskState state = TaskState.Done)
    {
        task.State = state;
        task.ClosedAt = recorded;
        task.ClosedBy = actor.PersonId;
        task.ClosedWhat = command;
        task.Version++;
    }

    /// <summary>Opens an interval of the ledger; what began before it was recorded stands first as a late entry.</summary>
    /// <param name="lateBy">Office that recorded late, where the interval is a step's of an office.</param>
    public void OpenInterval(
        string branch, int? phase, string? step, int entry, Holder holder, string? office, Cause cause, string? ground, bool clockRuns, string? lateBy)
    {
        var from = Effective;
        if (lateBy is not null && Effective < recorded)
        {
            // What the service itself did late is the system's, nobody's office.
            if (actor.IsSystem)
                Append(branch, phase, step, entry, Holder.System, null, Cause.Incident, null, true, from, recorded);
            else
                Append(branch, phase, step, entry, Holder.Office, lateBy, Cause.LateEntry, null, true, from, recorded);

            from = recorded;
        }

        Append(branch, phase, step, entry, holder, office, cause, ground, clockRuns, from, null);
    }

    /// <summary>Closes the open intervals that <paramref name="which"/> names, at the effective time.</summary>
    public void CloseIntervals(Func<LedgerRow, bool> which)
    {
        foreach (var row in locked.Ledger.Where(row => row.To is null && which(row)))
        {
            row.To = Effective < row.From ? row.From : Effective;
            row.ClosedRecordedAt = recorded;
        }
    }

    /// <summary>The phase of the dossier in which a step of the procedure's phase counts, or null.</summary>
    public PhaseRow? PhaseOf(int? phase) =>
        phase is null ? null : locked.Phases.FirstOrDefault(row => row.EndedAt is null && Clockwork.Covers(row).Contains(phase.Value));

    public void Status(string publicStatus, int national) =>
        (Dossier.PublicStatus, Dossier.NationalStatus) = (publicStatus, national);

    private void Append(
        string branch, int? phase, string? step, int entry, Holder holder, string? office, Cause cause, string? ground, bool clockRuns,
        DateTimeOffset from, DateTimeOffset? to)
    {
        var row = new LedgerRow
        {
            DossierId = Dossier.Id,
            Seq = ++Dossier.LedgerSeq,
            Branch = branch,
            Phase = phase,
            Step = step,
            Entry = entry,
            Holder = holder,
            Office = office,
            Cause = cause,
            Ground = ground,
            ClockRuns = clockRuns,
            From = from,
            To = to,
            RecordedAt = recorded,
            ClosedRecordedAt = to is null ? null : recorded,
        };
        locked.Ledger.Add(Add(row));
    }
}

/// <param name="Office">Whose numbers are counted.</param>
internal sealed record Issue(ActRow Act, string Office);

/// <param name="Number">Null: one is made from the dossier's code.</param>
/// <param name="Kinds">Empty: the procedure's own limit for tax holds.</param>
internal sealed record Slip(string? Number, IReadOnlyList<Domain.Tax.TaxKind> Kinds);
