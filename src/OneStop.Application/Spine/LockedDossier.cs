using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Domain.Deadlines;

namespace OneStop.Application.Spine;

/// <summary>How a command names its dossier.</summary>
internal abstract record Target
{
    private Target()
    {
    }

    /// <summary>By the dossier's code.</summary>
    public sealed record ByCode(string Code) : Target;

    /// <summary>By one of its tasks.</summary>
    public sealed record ByTask(Guid TaskId) : Target;
}

/// <summary>An attempt to be the first under a key.</summary>
/// <param name="Attempt">Names this attempt only.</param>
/// <param name="At">An answer that expired by then is none any more; UTC.</param>
internal sealed record AnswerClaim(Guid PersonId, string Key, string RequestHash, Guid Attempt, DateTimeOffset At);

/// <summary>A dossier with all that a decision reads, locked until the transaction ends.</summary>
/// <remarks>
/// The only file with raw SQL outside migrations. The lock is a statement of its own and the rows are read by LATER
/// statements of the same batch: one statement that locks and joins would, after waiting, return the joined rows as
/// they were before the wait, and two officers would win.
/// </remarks>
internal sealed class LockedDossier
{
    public required Dossier Dossier { get; init; }

    public required ProcessRow? Process { get; init; }

    public required List<TaskRow> Tasks { get; init; }

    public required List<LedgerRow> Ledger { get; init; }

    public required List<PhaseRow> Phases { get; init; }

    /// <summary>The caller's posts, as they stand under the lock.</summary>
    public required IReadOnlyList<Incumbency> Posts { get; init; }

    /// <summary>The posts of the people who took tasks of the dossier upon themselves.</summary>
    public IReadOnlyList<Incumbency> AssigneePosts { get; init; } = [];

    /// <summary>The local day on which it is read: posts are held for periods.</summary>
    public DateOnly Today { get; set; }

    public List<SupplementRow> Supplements { get; init; } = [];

    public TaxCaseRow? TaxCase { get; set; }

    public List<TaxNoticeRow> TaxNotices { get; init; } = [];

    public List<TaxPaymentRow> TaxPayments { get; init; } = [];

    /// <summary>Read where the command says so; see <see cref="Guard.Contents"/>.</summary>
    public List<DossierParty> Parties { get; init; } = [];

    /// <summary>Of <see cref="Parties"/>, in no order.</summary>
    public List<PartyRow> People { get; init; } = [];

    public List<DossierParcel> Parcels { get; init; } = [];

    public List<DossierPaper> Papers { get; init; } = [];

    public List<ActRow> Acts { get; init; } = [];

    /// <summary>True: supplements, tax and the citizen's document were read too, or there is nothing to read yet.</summary>
    public bool HasExtras { get; init; } = true;

    /// <summary>The citizen's document; null where it was not read.</summary>
    public TrackingRow? Tracking { get; set; }

    /// <summary>Of the applicant, set by a command that learns the name; null: as they were.</summary>
    public string? Initials { get; set; }

    /// <summary>The definitions that the dossier is pinned to.</summary>
    public Jurisdiction Jurisdiction { get; set; } = null!;

    /// <summary>Calendars of phases that moved to another release, by release.</summary>
    public Dictionary<long, WorkingCalendar> Calendars { get; } = [];

    public LoadedProcedure Procedure => Jurisdiction.Procedures[Dossier.Procedure];

    /// <summary>The offices that received, hold, held or return it.</summary>
    public IEnumerable<string> Offices =>
        Tasks.Select(task => task.Office).Append(Dossier.ReceptionOffice).Append(Dossier.HandlingOffice).Append(Dossier.ReturnOffice);

    public WorkingCalendar CalendarOf(PhaseRow phase) =>
        phase.CalendarRelease == Dossier.Release ? Jurisdiction.Calendar : Calendars[phase.CalendarRelease];

    /// <summary>Who took a task upon themselves; null also when that person no longer holds the post: then it is anybody's of the office.</summary>
    public Guid? AssigneeOf(TaskRow task) => task.Assignee is { } person && AssigneePosts.Any(post =>
        post.PersonId == person && post.Office == task.Office && post.Post == task.Post && post.Jurisdiction == Dossier.Jurisdiction && post.Holds(Today))
        ? person
        : null;

    /// <summary>Inserts the answer key, locks the dossier and reads the rest: one round trip on PostgreSQL.</summary>
    /// <param name="claim">The key to insert first, or null where nothing is written.</param>
    /// <param name="extras">False: only what the completion of a step reads.</param>
    /// <param name="contents">True: parties, parcels, papers and acts too.</param>
    public static async Task<Loaded> Load(
        OneStopDb db, Target target, Guid person, AnswerClaim? claim, bool extras, bool contents, CancellationToken cancel)
    {
        var where = target switch
        {
            Target.ByCode => "(SELECT \"id\" FROM \"dossier\" WHERE \"code\" = $1)",
            Target.ByTask => "(SELECT \"dossier_id\" FROM \"task\" WHERE \"id\" = $1)",
            _ => throw new InvalidOperationException(target.ToString()),
        };
        var named = target is Target.ByCode code ? (object)code.Code : ((Target.ByTask)target).TaskId;
        var lockRow = claim is not null && !db.IsSqlite ? " FOR UPDATE" : "";

        var statements = new StatementBatch(db, attach: claim is not null);
        var answers = claim is null ? [] : Claim(statements, claim);
        var dossiers = statements.Read<Dossier>($"\"id\" = {where}", lockRow, named);
        var processes = statements.Read<ProcessRow>($"\"dossier_id\" = {where}", "", named);
        var tasks = statements.Read<TaskRow>($"\"dossier_id\" = {where}", " ORDER BY \"started_at\", \"id\"", named);
        var ledger = statements.Read<LedgerRow>($"\"dossier_id\" = {where}", " ORDER BY \"seq\"", named);
        var phases = statements.Read<PhaseRow>($"\"dossier_id\" = {where}", " ORDER BY \"no\"", named);
        var posts = statements.Read<Incumbency>(
            $"\"person_id\" IN (SELECT $2 UNION ALL SELECT \"assignee\" FROM \"task\" WHERE \"dossier_id\" = {where} AND \"closed_at\" IS NULL)", "", named, person);
        List<SupplementRow> supplements = [];
        List<TaxCaseRow> cases = [];
        List<TaxNoticeRow> notices = [];
        List<TaxPaymentRow> payments = [];
        List<TrackingRow> trackings = [];
        if (extras)
        {
            trackings = statements.Read<TrackingRow>($"\"dossier_id\" = {where}", "", named);
            supplements = statements.Read<SupplementRow>($"\"dossier_id\" = {where}", " ORDER BY \"no\"", named);
            cases = statements.Read<TaxCaseRow>($"\"dossier_id\" = {where}", "", named);
            notices = statements.Read<TaxNoticeRow>($"\"dossier_id\" = {where}", " ORDER BY \"ordinal\"", named);
            payments = statements.Read<TaxPaymentRow>($"\"dossier_id\" = {where}", " ORDER BY \"ordinal\"", named);
        }

        List<DossierParty> parties = [];
        List<PartyRow> people = [];
        List<DossierParcel> parcels = [];
        List<DossierPaper> papers = [];
        List<ActRow> acts = [];
        if (contents)
        {
            parties = statements.Read<DossierParty>($"\"dossier_id\" = {where}", " ORDER BY \"ordinal\"", named);
            people = statements.Read<PartyRow>($"\"id\" IN (SELECT \"party_id\" FROM \"dossier_party\" WHERE \"dossier_id\" = {where})", "", named);
            parcels = statements.Read<DossierParcel>($"\"dossier_id\" = {where}", " ORDER BY \"ordinal\"", named);
            papers = statements.Read<DossierPaper>($"\"dossier_id\" = {where}", " ORDER BY \"ordinal\"", named);
            acts = statements.Read<ActRow>($"\"dossier_id\" = {where}", " ORDER BY \"issued_at\", \"id\"", named);
        }

        await statements.Run(cancel);

        var locked = dossiers.Count == 0
            ? null
            : new LockedDossier
            {
                Dossier = dossiers[0],
                Process = processes.SingleOrDefault(),
                Tasks = tasks,
                Ledger = ledger,
                Phases = phases,
                Posts = [.. posts.Where(post => post.PersonId == person)],
                AssigneePosts = posts,
                Supplements = supplements,
                TaxCase = cases.SingleOrDefault(),
                TaxNotices = notices,
                TaxPayments = payments,
                Parties = parties,
                People = people,
                Parcels = parcels,
                Papers = papers,
                Acts = acts,
                Tracking = trackings.SingleOrDefault(),
                HasExtras = extras,
            };
        return new Loaded(answers.SingleOrDefault(), locked);
    }

    /// <summary>Draws the next number of a counter inside the transaction.</summary>
    public static async Task<int> Draw(OneStopDb db, string table, IReadOnlyList<(string Column, object Value)> key, CancellationToken cancel)
    {
        var columns = string.Join(", ", key.Select(part => $"\"{part.Column}\""));
        var values = string.Join(", ", key.Select((_, index) => $"${index + 1}"));
        var batch = new StatementBatch(db);
        var drawn = batch.Scalar(
            $"INSERT INTO \"{table}\" ({columns}, \"next\") VALUES ({values}, 2) ON CONFLICT ({columns}) DO UPDATE SET \"next\" = \"{table}\".\"next\" + 1 RETURNING \"next\" - 1",
            [.. key.Select(part => part.Value)]);
        await batch.Run(cancel);
        return (int)drawn[0];
    }

    /// <summary>Inserts the answer key of a command that has no dossier to lock yet, and reads what stands under it.</summary>
    public static async Task<AnswerRow> Claim(OneStopDb db, AnswerClaim claim, CancellationToken cancel)
    {
        var statements = new StatementBatch(db);
        var answers = Claim(statements, claim);
        await statements.Run(cancel);
        return answers.Single();
    }

    /// <summary>The second of two equal requests waits here for the first; an answer that has expired makes room.</summary>
    private static List<AnswerRow> Claim(StatementBatch statements, AnswerClaim claim)
    {
        statements.Add(
            """
            INSERT INTO "answer" ("person_id", "key", "request_hash", "attempt", "status") VALUES ($1, $2, $3, $4, 0)
            ON CONFLICT ("person_id", "key") DO UPDATE
            SET "request_hash" = excluded."request_hash", "attempt" = excluded."attempt", "status" = 0, "body" = NULL, "location" = NULL, "e_tag" = NULL, "expires_at" = NULL
            WHERE "answer"."expires_at" <= $5
            """,
            claim.PersonId, claim.Key, claim.RequestHash, claim.Attempt, claim.At);
        return statements.Read<AnswerRow>("\"person_id\" = $1 AND \"key\" = $2", "", claim.PersonId, claim.Key);
    }

    /// <param name="Answer">What stands under the key: our own claim, or the stored answer.</param>
    internal sealed record Loaded(AnswerRow? Answer, LockedDossier? Dossier);
}
