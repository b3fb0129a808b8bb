using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;

namespace OneStop.Application.Accounts;

/// <summary>Names of people who work here, as colleagues see them.</summary>
internal static class Colleagues
{
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesOf(OneStopDb db, IEnumerable<Guid> people, CancellationToken cancel)
    {
        var ids = people.Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<Guid, string>()
            : await db.Users.AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancel);
    }

    /// <summary>The person of a journal's actor, or null where it was the service.</summary>
    public static Guid? PersonOf(string actor) => Guid.TryParse(actor.Split(':')[0], out var person) ? person : null;

    /// <summary><c>office/post</c> of a journal's actor.</summary>
    public static string PostOf(string actor) => actor[(actor.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
