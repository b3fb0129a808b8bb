using Microsoft.Extensions.Caching.Memory;
using OneStop.Domain.Deadlines;

namespace OneStop.Application.Tracking;

/// <summary>A document as this node read it last.</summary>
/// <param name="Json">Of <paramref name="Document"/>, as the API gives it.</param>
/// <param name="Calendar">By which time left is said.</param>
internal sealed record Tracked(Guid Dossier, TrackingDocument Document, byte[] Json, WorkingCalendar Calendar);

/// <summary>The documents of this node: evicted by the dossier's event, and after five seconds in any case.</summary>
/// <remarks>A reader that began before an event may come back after it: for ten seconds nothing older than the event is taken in.</remarks>
internal sealed class TrackingCache : IDisposable
{
    private const int Most = 20_000;
    private static readonly TimeSpan _net = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _wary = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly MemoryCache _documents = new(new MemoryCacheOptions { SizeLimit = Most });
    private readonly MemoryCache _atLeast = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <returns>The document, or null where there is none of that version or a newer one.</returns>
    public Tracked? Find(Guid dossier, int? atLeast) =>
        _documents.TryGetValue<Tracked>(dossier, out var found) && found!.Document.Version >= (atLeast ?? 0) ? found : null;

    public void Keep(Tracked read)
    {
        lock (_gate)
        {
            if (_atLeast.TryGetValue<int>(read.Dossier, out var least) && read.Document.Version < least)
                return;

            _documents.Set(read.Dossier, read, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = _net });
        }
    }

    /// <param name="version">Of the dossier after what happened.</param>
    public void Evict(Guid dossier, int version)
    {
        lock (_gate)
        {
            _documents.Remove(dossier);
            _atLeast.Set(dossier, version, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = _wary });
        }
    }

    public void Dispose()
    {
        _documents.Dispose();
        _atLeast.Dispose();
    }
}
