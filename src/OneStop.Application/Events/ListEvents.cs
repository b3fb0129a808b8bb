using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Accounts;
using OneStop.Application.Persistence;
using OneStop.Contracts;

namespace OneStop.Application.Events;

/// <param name="Next">Give it as <c>after</c> the next time; the same as given when there is nothing new.</param>
public sealed record EventsAnswer(IReadOnlyList<DossierEvent> Events, long Next);

/// <summary>Catch-up: events after a position, in order, without gap, of the dossiers that the caller sees.</summary>
internal static class ListEvents
{
    private const int Most = 500;

    public static async Task<IResult> Handle(OneStopDb db, Staff staff, HttpContext context, CancellationToken cancel, long after = 0, int limit = 100)
    {
        var me = await staff.Of(context.User, cancel);
        var upTo = await db.Set<EventRow>().MaxAsync(row => row.Position, cancel) ?? 0;
        var rows = await me.Visible(db.Set<Dossier>().AsNoTracking(), db)
            .Join(db.Set<EventRow>().AsNoTracking(), dossier => dossier.Id, row => row.DossierId, (_, row) => row)
            .Where(row => row.Position > after && row.Position <= upTo)
            .OrderBy(row => row.Position)
            .Take(Math.Clamp(limit, 1, Most))
            .ToListAsync(cancel);

        // A full page ends at its last event; a short one has seen everything up to the newest position.
        var next = rows.Count == Math.Clamp(limit, 1, Most) ? rows[^1].Position!.Value : Math.Max(after, upTo);
        return TypedResults.Ok(new EventsAnswer([.. rows.Select(Publisher.ToEvent)], next));
    }
}
