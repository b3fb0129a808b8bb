using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Events;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Domain;
using OneStop.Domain.Dossiers;

namespace OneStop.Application.Spine;

/// <summary>The one way in which a dossier changes: who, seen, lock, load, may, fresh, decide, write, tell.</summary>
internal sealed class CommandRunner(OneStopDb db, Catalogue catalogue, OfficeClock clock, WriteGate gate, PublisherSignal publisher)
{
    /// <summary>A request's command, answered over HTTP.</summary>
    /// <param name="decide">Pure: reads what was locked and loaded, sets what changes, or refuses.</param>
    public async Task<IResult> Run(
        HttpContext context, Target target, Guard guard, Func<Change, TaskRow?, Outcome<Done>> decide, CancellationToken cancel)
    {
        if (!(await Envelope.Of(context)).Succeeded(out var envelope, out var refusal))
            return Problems.From(refusal);

        return (await Execute(envelope, target, guard, decide, cancel)).Succeeded(out var answer, out refusal)
            ? new StoredAnswer(answer)
            : Problems.From(refusal);
    }

    /// <summary>One command in one transaction.</summary>
    /// <returns>The answer that was stored, now or by an equal request before; or why nothing was written.</returns>
    public async Task<Outcome<AnswerRow>> Execute(
        Envelope envelope, Target target, Guard guard, Func<Change, TaskRow?, Outcome<Done>> decide, CancellationToken cancel)
    {
        try
        {
            using var turn = db.IsSqlite ? await gate.Enter(cancel) : null;
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var claim = ClaimOf(envelope);
            var loaded = await LockedDossier.Load(db, target, envelope.PersonId, claim, guard.Extras, guard.Contents, cancel);
            if (Seen(loaded.Answer!, claim) is { } seen)
                return seen;

            var ran = loaded.Dossier is null
                ? Missing(target)
                : await Decide(envelope, target, guard, loaded.Dossier, decide, cancel);
            if (!ran.Succeeded(out var change, out var refusal))
                return refusal;

            await Number(change, cancel);
            var answer = Store(loaded.Answer!, change, target);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            publisher.Wake();
            return answer;
        }
        catch (DbUpdateException twice) when (guard.Twice is not null && IsTwice(twice))
        {
            return guard.Twice;
        }
        catch (DbException busy) when (IsBusy(busy))
        {
            return SpineRefusals.Busy;
        }
    }

    /// <summary>A command that makes a dossier: there is no row to lock yet.</summary>
    /// <param name="prepare">All that can be refused before a number is drawn.</param>
    /// <param name="counter">Unit and local date whose next number the code takes; a refusal gives it back.</param>
    /// <param name="decide">Pure but for the change that it begins.</param>
    /// <param name="answer">Body of the answer, which stays with the dossier for good.</param>
    public async Task<IResult> RunNew<TReady>(
        HttpContext context,
        Func<Envelope, Task<Outcome<TReady>>> prepare,
        Func<TReady, (string Unit, DateOnly On)> counter,
        Func<TReady, string, Outcome<Change>> decide,
        Func<Change, object> answer,
        CancellationToken cancel)
        where TReady : class
    {
        if (!(await Envelope.Of(context)).Succeeded(out var envelope, out var refusal))
            return Problems.From(refusal);

        try
        {
            return (await ExecuteNew(envelope, prepare, counter, decide, answer, cancel)).Succeeded(out var row, out refusal)
                ? new StoredAnswer(row)
                : Problems.From(refusal);
        }
        catch (DbUpdateException twice) when (IsTwice(twice))
        {
            // Another reception took the same alias a moment before: who tries again is told so at its field.
            return Problems.From(SpineRefusals.Busy);
        }
        catch (DbException busy) when (IsBusy(busy))
        {
            return Problems.From(SpineRefusals.Busy);
        }
    }

    private async Task<Outcome<AnswerRow>> ExecuteNew<TReady>(
        Envelope envelope,
        Func<Envelope, Task<Outcome<TReady>>> prepare,
        Func<TReady, (string Unit, DateOnly On)> counter,
        Func<TReady, string, Outcome<Change>> decide,
        Func<Change, object> answer,
        CancellationToken cancel)
        where TReady : class
    {
        using var turn = db.IsSqlite ? await gate.Enter(cancel) : null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var claim = ClaimOf(envelope);
        var row = await LockedDossier.Claim(db, claim, cancel);
        if (Seen(row, claim) is { } seen)
            return seen;

        if (!(await prepare(envelope)).Succeeded(out var ready, out var refusal))
            return refusal;

        var (unit, on) = counter(ready);
        var number = await LockedDossier.Draw(db, "code_counter", [("unit", unit), ("on", on)], cancel);
        if (!decide(ready, DossierCode.Of(unit, on, number).Text).Succeeded(out var change, out refusal))
            return refusal;

        if (!Fits.Check(db).Succeeded(out _, out refusal))
            return refusal;

        await Number(change, cancel);
        row.Status = StatusCodes.Status201Created;
        row.ETag = change.Dossier.Version.ToString(CultureInfo.InvariantCulture);
        row.Location = $"/api/v1/dossiers/{change.Dossier.Code}";
        row.Body = JsonSerializer.Serialize(answer(change), WireJson.Options);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        publisher.Wake();
        return row;
    }

    /// <summary>Begins the change that makes a dossier; all its rows are new.</summary>
    public Change Begin(LockedDossier fresh, Actor actor, string command, DateTimeOffset recorded, DateTimeOffset effective)
    {
        Change change = new(db, fresh, actor, command, recorded, effective);
        change.Add(fresh.Dossier);
        if (fresh.Process is { } process)
            change.Add(process);

        return change;
    }

    /// <summary>PostgreSQL's lock_not_available: somebody else held the dossier, the key or the counter for longer than lock_timeout.</summary>
    internal static bool IsBusy(DbException fault) => fault.SqlState == "55P03";

    /// <summary>PostgreSQL's unique_violation; SQLite has words only.</summary>
    private static bool IsTwice(DbUpdateException fault) =>
        fault.InnerException is DbException inner
        && (inner.SqlState == "23505" || inner.Message.Contains("UNIQUE constraint failed", StringComparison.Ordinal));

    /// <summary>The attempt is never a key, so its order in time does not matter.</summary>
    private AnswerClaim ClaimOf(Envelope envelope) => new(
        envelope.PersonId, envelope.Key, envelope.RequestHash, new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)), clock.Now);

    /// <summary>The stored answer of an equal request, or null when the key is ours.</summary>
    private static Outcome<AnswerRow>? Seen(AnswerRow answer, AnswerClaim claim)
    {
        if (answer.Attempt == claim.Attempt)
            return null;

        return answer.RequestHash == claim.RequestHash ? answer : SpineRefusals.KeyReused;
    }

    private async Task<Outcome<Change>> Decide(
        Envelope envelope, Target target, Guard guard, LockedDossier locked, Func<Change, TaskRow?, Outcome<Done>> decide, CancellationToken cancel)
    {
        await catalogue.Attach(locked, cancel);
        var recorded = Later(clock.Now, locked.Dossier.LastRecordedAt);
        locked.Today = OfficeClock.DateAt(recorded);
        if (!Entrance.Enter(envelope, target, guard, locked).Succeeded(out var entered, out var refusal))
            return await Naming(refusal, locked, target, cancel);

        var change = new Change(db, locked, entered.Actor, guard.Command, recorded, recorded);
        if (!decide(change, entered.Opening.Task).Succeeded(out _, out refusal))
            return refusal;

        if (!Ending.Finish(change, envelope.Via, guard.Event).Succeeded(out _, out refusal))
            return refusal;

        return Fits.Check(db).Succeeded(out _, out refusal) ? change : refusal;
    }

    private async Task Number(Change change, CancellationToken cancel)
    {
        foreach (var issue in change.Issues)
        {
            var year = OfficeClock.DateAt(issue.Act.IssuedAt).Year;
            var number = await LockedDossier.Draw(
                db, "document_counter", [("office", issue.Office), ("form", issue.Act.Form), ("year", year)], cancel);
            issue.Act.Number = string.Create(CultureInfo.InvariantCulture, $"{number:00}/HDHS");
        }
    }

    private static Outcome<Change> Missing(Target target) =>
        target is Target.ByTask ? SpineRefusals.TaskNotFound : SpineRefusals.DossierNotFound;

    /// <summary>A reader of an older page is told who changed what; a loser of a race who was first.</summary>
    private async Task<Refusal> Naming(Refusal refusal, LockedDossier locked, Target target, CancellationToken cancel)
    {
        if (refusal.Kind == RefusalKind.Stale)
        {
            var last = await db.Set<JournalRow>().AsNoTracking()
                .FirstAsync(entry => entry.DossierId == locked.Dossier.Id && entry.Seq == locked.Dossier.JournalSeq, cancel);
            return refusal with { By = last.Actor[(last.Actor.IndexOf(':', StringComparison.Ordinal) + 1)..], At = last.RecordedAt, What = last.Command };
        }

        if (refusal.Code != SpineRefusals.TaskClosed.Code || target is not Target.ByTask byTask)
            return refusal;

        var closedBy = locked.Tasks.Single(task => task.Id == byTask.TaskId).ClosedBy;
        var name = await db.Users.Where(person => person.Id == closedBy).Select(person => person.DisplayName).FirstOrDefaultAsync(cancel);
        return refusal with { By = name };
    }

    private AnswerRow Store(AnswerRow answer, Change change, Target target)
    {
        var task = target is Target.ByTask byTask ? change.Locked.Tasks.Single(row => row.Id == byTask.TaskId) : null;
        answer.Status = StatusCodes.Status200OK;
        answer.ETag = (task?.Version ?? change.Dossier.Version).ToString(CultureInfo.InvariantCulture);
        answer.Body = JsonSerializer.Serialize(AnswerOf(change, task), WireJson.Options);
        answer.ExpiresAt = clock.Now.AddHours(24);
        return answer;
    }

    internal static CommandAnswer AnswerOf(Change change, TaskRow? task) => new(
        change.Dossier.Code,
        change.Dossier.Version,
        task?.Version,
        [.. change.Opened.Where(row => row.IsOpen).Select(row => new OpenedTask(row.Id, row.Node, row.Office, row.Post, row.DueAt, row.Version))]);

    internal static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>A decision that found nothing against it.</summary>
internal sealed record Done
{
    public static readonly Done It = new();
}
