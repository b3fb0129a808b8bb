using OneStop.Application.Persistence;

namespace OneStop.Application.Spine;

/// <summary>Notes what the province's centre reads of dossiers that it has no part in.</summary>
internal static class ReadLog
{
    /// <param name="centre">The post that let the reader.</param>
    public static async Task Note(
        OneStopDb db, WriteGate gate, DateTimeOffset now, Incumbency centre, string what, IReadOnlyCollection<Guid> dossiers, CancellationToken cancel)
    {
        if (dossiers.Count == 0)
            return;

        using var turn = db.IsSqlite ? await gate.Enter(cancel) : null;
        foreach (var dossier in dossiers)
            db.Add(new ReadLogRow { Id = Guid.CreateVersion7(now), DossierId = dossier, PersonId = centre.PersonId, Post = centre.Name, What = what, At = now });

        await db.SaveChangesAsync(cancel);
    }
}
