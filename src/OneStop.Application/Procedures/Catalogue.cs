using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;

namespace OneStop.Application.Procedures;

/// <summary>The definitions as the table holds them, read once per release and kept: a release never changes.</summary>
internal sealed class Catalogue(IDbContextFactory<OneStopDb> contexts)
{
    private readonly ConcurrentDictionary<(string Jurisdiction, long Release), Jurisdiction> _known = [];

    /// <summary>The newest release of a jurisdiction, or null when nothing of it was ever imported.</summary>
    public async Task<Release?> Current(string jurisdiction, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var newest = await db.Set<DefinitionRow>().Where(row => row.Jurisdiction == jurisdiction).MaxAsync(row => (long?)row.Id, cancel);
        return newest is null ? null : new Release(newest.Value, await At(jurisdiction, newest.Value, cancel));
    }

    /// <summary>The jurisdictions of which something was imported.</summary>
    public async Task<List<string>> Jurisdictions(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<DefinitionRow>().Select(row => row.Jurisdiction).Distinct().OrderBy(name => name).ToListAsync(cancel);
    }

    /// <summary>Everything that held at a release.</summary>
    public async Task<Jurisdiction> At(string jurisdiction, long release, CancellationToken cancel)
    {
        if (_known.TryGetValue((jurisdiction, release), out var known))
            return known;

        await using var db = await contexts.CreateDbContextAsync(cancel);
        var reading = JurisdictionReader.Read(await Definitions.FilesAt(db, jurisdiction, release, cancel));
        var read = reading.Value
            ?? throw new InvalidOperationException($"Release {release} of {jurisdiction} was imported and cannot be read: {reading.Faults[0].Sentence}");
        return _known.GetOrAdd((jurisdiction, release), read);
    }

    /// <summary>Gives a dossier the definitions it is pinned to.</summary>
    public async Task Attach(LockedDossier locked, CancellationToken cancel)
    {
        var dossier = locked.Dossier;
        locked.Jurisdiction = await At(dossier.Jurisdiction, dossier.Release, cancel);
        foreach (var release in locked.Phases.Select(phase => phase.CalendarRelease).Where(release => release != dossier.Release).Distinct())
            locked.Calendars[release] = (await At(dossier.Jurisdiction, release, cancel)).Calendar;
    }
}

/// <param name="Number">Pins a dossier received under it.</param>
internal sealed record Release(long Number, Jurisdiction Jurisdiction);
