using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Application.Tasks;
using OneStop.Domain;
using OneStop.Domain.Dossiers;

namespace OneStop.Application.Tracking;

/// <summary>Finds the document of a receipt, by its token or by code and PIN.</summary>
internal sealed class TrackingReader(
    IDbContextFactory<OneStopDb> contexts, Catalogue catalogue, TrackingCache cache, TrackingSecrets secrets, OfficeClock clock)
{
    /// <summary>Longer is no code.</summary>
    private const int MaxCodeLength = 100;

    /// <summary>How long the secrets of a receipt live on after the dossier was closed.</summary>
    private static readonly TimeSpan _afterClosing = TimeSpan.FromDays(90);

    /// <summary>Stands for a dossier that does not exist, so that the same work is done for it.</summary>
    private static readonly Guid _nobody = new("00000000-0000-7000-8000-000000000000");

    /// <param name="atLeast">A version that the caller knows of: nothing older is given.</param>
    /// <returns>Or <c>tracking.not-found</c>, <c>tracking.replaced</c>.</returns>
    public async Task<Outcome<Tracked>> ByToken(string token, int? atLeast, CancellationToken cancel)
    {
        if (secrets.Read(token) is not { } named)
            return TrackingRefusals.NotFound;

        var found = cache.Find(named.Dossier, atLeast) ?? await Load(named.Dossier, cancel);
        if (found is null || IsOver(found.Document.ClosedAt) || named.Receipt > found.Document.ReceiptVersion)
            return TrackingRefusals.NotFound;

        return named.Receipt == found.Document.ReceiptVersion
            ? found
            : TrackingRefusals.Replaced with { Allowed = [found.Document.ReceiptVersion.ToString(System.Globalization.CultureInfo.InvariantCulture)] };
    }

    /// <summary>A code that nobody has, a wrong PIN and a receipt that is over give one answer, for the same work.</summary>
    /// <returns>The token, or <c>tracking.not-found</c>.</returns>
    public async Task<Outcome<string>> ByPin(string code, string pin, CancellationToken cancel)
    {
        var asked = code.Length <= MaxCodeLength && Fits.IsText(code) ? code : "";
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await db.Set<TrackingRow>().AsNoTracking()
            .Where(row => row.Code == asked)
            .Select(row => new { row.DossierId, row.ReceiptVersion, row.ClosedAt })
            .FirstOrDefaultAsync(cancel);
        var (dossier, receipt) = (found?.DossierId ?? _nobody, found?.ReceiptVersion ?? 1);
        var right = TrackingSecrets.Same(secrets.Pin(dossier, receipt), pin);
        var token = secrets.Token(dossier, receipt);
        return right && found is not null && !IsOver(found.ClosedAt) ? token : TrackingRefusals.NotFound;
    }

    /// <summary>As it stands in the database now.</summary>
    private async Task<Tracked?> Load(Guid dossier, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.Set<TrackingRow>().AsNoTracking().FirstOrDefaultAsync(row => row.DossierId == dossier, cancel) is not { } row)
            return null;

        var facts = JsonSerializer.Deserialize<TrackingFacts>(row.Facts, WireJson.Options)!;
        var jurisdiction = await catalogue.At(row.Jurisdiction, row.Release, cancel);
        var ids = facts.Holders.Select(holder => holder.Officer).OfType<Guid>().Distinct().ToList();

        // Names are not written down for the citizen: who leaves or is renamed is not renamed in a thousand documents.
        var officers = ids.Count == 0
            ? []
            : await db.Users.Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancel);
        var document = TrackingView.Of(row, facts, jurisdiction, officers, await Posted(db, facts, jurisdiction.Procedures[row.Procedure], dossier, cancel));
        Tracked read = new(dossier, document, JsonSerializer.SerializeToUtf8Bytes(document, WireJson.Options), jurisdiction.Calendar);
        cache.Keep(read);
        return read;
    }

    /// <summary>What officers said of a posting stands in acts, where it can be erased; only a dossier that is posted now looks there.</summary>
    private static async Task<IReadOnlyList<StepDataDetail>> Posted(OneStopDb db, TrackingFacts facts, LoadedProcedure procedure, Guid dossier, CancellationToken cancel)
    {
        if (facts.Holders.All(holder => holder.Code != PublicStatus.Posting))
            return [];

        var acts = await db.Set<ActRow>().AsNoTracking().Where(act => act.DossierId == dossier && act.Form == StepData.Form).ToListAsync(cancel);
        return StepData.Of(procedure, acts.OrderBy(act => act.IssuedAt).ThenBy(act => act.Id));
    }

    private bool IsOver(DateTimeOffset? closedAt) => closedAt is { } at && clock.Now > at + _afterClosing;
}

/// <summary>Refusals of the citizen's page.</summary>
internal static class TrackingRefusals
{
    /// <summary>Whatever was wrong: code, PIN, token, or that the receipt is over.</summary>
    public static readonly Refusal NotFound = new("tracking.not-found", RefusalKind.NotFound);

    /// <summary>A newer copy of the receipt is in force; its number is what is allowed.</summary>
    public static readonly Refusal Replaced = new("tracking.replaced", RefusalKind.Conflict);

    /// <summary>Too many wrong tries.</summary>
    public static readonly Refusal SlowDown = new("tracking.slow-down", RefusalKind.TooMany);

    public static IReadOnlyList<Refusal> All { get; } = [NotFound, Replaced, SlowDown];
}
