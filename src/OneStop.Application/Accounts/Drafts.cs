using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.Domain;

namespace OneStop.Application.Accounts;

/// <summary>What people typed and have not sent yet: it survives a reload, a killed service and a lost session, and only its author sees it.</summary>
internal sealed class Drafts(OneStopDb db, KeyRing keys, OfficeClock clock)
{
    /// <summary>More than a form can hold is not kept.</summary>
    private const int MaxLength = 100_000;

    /// <summary>Keeps the fields of a form; the last that was saved counts.</summary>
    /// <returns>When; null where it was too much to keep.</returns>
    public async Task<DateTimeOffset?> Save(Guid person, string form, string fields, CancellationToken cancel)
    {
        if (fields.Length > MaxLength)
            return null;

        var now = clock.Now;
        var (cipher, version) = (keys.Encrypt(fields), keys.Version);
        if (await Change(person, form, cipher, version, now, cancel) == 0)
            await Insert(person, form, cipher, version, now, cancel);

        return now;
    }

    /// <returns>The fields as they were saved, or null.</returns>
    public async Task<Draft?> Read(Guid person, string form, CancellationToken cancel)
    {
        var row = await db.Set<DraftRow>().AsNoTracking().SingleOrDefaultAsync(draft => draft.PersonId == person && draft.Form == form, cancel);
        return row is null ? null : new Draft(keys.Decrypt(row.Fields, row.KeyVersion), row.SavedAt);
    }

    /// <summary>After it was sent, or thrown away.</summary>
    public Task Remove(Guid person, string form, CancellationToken cancel) =>
        db.Set<DraftRow>().Where(draft => draft.PersonId == person && draft.Form == form).ExecuteDeleteAsync(cancel);

    private Task<int> Change(Guid person, string form, string cipher, int version, DateTimeOffset now, CancellationToken cancel) =>
        db.Set<DraftRow>().Where(draft => draft.PersonId == person && draft.Form == form).ExecuteUpdateAsync(
            set => set.SetProperty(draft => draft.Fields, cipher).SetProperty(draft => draft.KeyVersion, version).SetProperty(draft => draft.SavedAt, now),
            cancel);

    /// <summary>Two tabs may save for the first time at once: the later one changes what the earlier one inserted.</summary>
    private async Task Insert(Guid person, string form, string cipher, int version, DateTimeOffset now, CancellationToken cancel)
    {
        db.Add(new DraftRow { PersonId = person, Form = form, Fields = cipher, KeyVersion = version, SavedAt = now });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (db.Set<DraftRow>().AsNoTracking().Any(draft => draft.PersonId == person && draft.Form == form))
        {
            await Change(person, form, cipher, version, now, cancel);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}

internal sealed record Draft(string Fields, DateTimeOffset SavedAt);
