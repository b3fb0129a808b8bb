using System.Net;
using System.Net.Sockets;

namespace OneStop.Application.Tracking;

/// <summary>Slows down who guesses: counts wrong tries of a code from a block of addresses, whether the code exists or not.</summary>
/// <remarks>In memory, of this node, and bounded: the oldest are forgotten first.</remarks>
internal sealed class TrackingTries(TimeProvider time)
{
    /// <summary>So many go wrong by honest mistyping.</summary>
    public const int Free = 5;

    internal const int Most = 10_000;
    private const int MaxCodeLength = 100;
    private static readonly TimeSpan _first = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan _forgotten = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Code, string Block), LinkedListNode<Tries>> _tries = [];
    private readonly LinkedList<Tries> _byAge = [];

    /// <returns>How long this block has to wait before it may try this code again; zero: not at all.</returns>
    public TimeSpan Wait(string code, IPAddress? from)
    {
        lock (_gate)
        {
            if (!_tries.TryGetValue(KeyOf(code, from), out var node))
                return TimeSpan.Zero;

            var left = node.Value.Until - time.GetUtcNow();
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public void Wrong(string code, IPAddress? from)
    {
        var (key, now) = (KeyOf(code, from), time.GetUtcNow());
        lock (_gate)
        {
            var count = 1;
            if (_tries.Remove(key, out var before))
            {
                _byAge.Remove(before);
                count = now - before.Value.Last > _forgotten ? 1 : before.Value.Count + 1;
            }

            _tries[key] = _byAge.AddLast(new Tries(key, count, now, now + DelayAfter(count)));
            while (_byAge.Count > Most)
            {
                _tries.Remove(_byAge.First!.Value.Key);
                _byAge.RemoveFirst();
            }
        }
    }

    /// <summary>The right PIN, or a clerk who saw the person: from everywhere, or from one block.</summary>
    public void Clear(string code, IPAddress? from = null)
    {
        lock (_gate)
        {
            List<(string, string)> keys = from is null ? [.. _tries.Keys.Where(key => key.Code == Short(code))] : [KeyOf(code, from)];
            foreach (var key in keys)
            {
                if (_tries.Remove(key, out var node))
                    _byAge.Remove(node);
            }
        }
    }

    /// <summary>The network that an address belongs to: /24 of IPv4, /64 of IPv6. Whoever has one address of it has them all.</summary>
    internal static string BlockOf(IPAddress? from)
    {
        if (from is null)
            return "";

        var address = from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from;
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, address.AddressFamily == AddressFamily.InterNetwork ? 3 : 8));
    }

    private static TimeSpan DelayAfter(int count)
    {
        if (count < Free)
            return TimeSpan.Zero;

        var doubled = _first * Math.Pow(2, Math.Min(count - Free, 20));
        return doubled < _longest ? doubled : _longest;
    }

    private static (string Code, string Block) KeyOf(string code, IPAddress? from) => (Short(code), BlockOf(from));

    private static string Short(string code) => code.Length <= MaxCodeLength ? code : code[..MaxCodeLength];

    private sealed record Tries((string Code, string Block) Key, int Count, DateTimeOffset Last, DateTimeOffset Until);
}
