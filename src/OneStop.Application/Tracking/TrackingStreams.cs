using System.Threading.Channels;

namespace OneStop.Application.Tracking;

/// <summary>The open streams of this node, by dossier. A stream is told positions; what they mean it reads for itself.</summary>
internal sealed class TrackingStreams
{
    /// <summary>Of one dossier: a family and its neighbours, not a program that holds lines open.</summary>
    public const int MostOfDossier = 20;

    /// <summary>Of this node; each holds a connection and a few kilobytes.</summary>
    public const int Most = 5_000;

    private readonly Lock _gate = new();
    private int _count;
    private readonly Dictionary<Guid, List<Channel<long>>> _open = [];

    /// <summary>Positions from now on; dispose it when the stream ends. Null when so many are open that another must wait.</summary>
    public Following? Follow(Guid dossier)
    {
        // Each says the whole state: only the newest matters to a slow reader.
        var channel = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_gate)
        {
            var streams = _open.GetValueOrDefault(dossier) ?? [];
            if (_count == Most || streams.Count == MostOfDossier)
                return null;

            _count++;
            streams.Add(channel);
            _open[dossier] = streams;
        }

        return new Following(this, dossier, channel);
    }

    public void Tell(Guid dossier, long position)
    {
        lock (_gate)
        {
            foreach (var channel in _open.GetValueOrDefault(dossier) ?? [])
                channel.Writer.TryWrite(position);
        }
    }

    private void End(Guid dossier, Channel<long> channel)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(dossier, out var streams) || !streams.Remove(channel))
                return;

            _count--;
            if (streams.Count == 0)
                _open.Remove(dossier);
        }
    }

    /// <summary>One open stream.</summary>
    internal sealed class Following(TrackingStreams streams, Guid dossier, Channel<long> channel) : IDisposable
    {
        /// <returns>The newest position, or null when nothing happened for so long.</returns>
        public async Task<long?> Next(TimeSpan atMost, CancellationToken cancel)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(atMost);
            try
            {
                return await channel.Reader.ReadAsync(patience.Token);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                return null;
            }
        }

        public void Dispose() => streams.End(dossier, channel);
    }
}
