namespace OneStop.IntegrationTests.Fixtures;

/// <summary>What went over the wire since the last reset, over all connections of a <see cref="CountingProxy"/>.</summary>
/// <param name="Connections">Opened; what opening one costs is not counted as round trips.</param>
/// <param name="RoundTrips">Times that a client sent something and then had to wait for the server.</param>
/// <param name="Parses">Statements that the server had to parse and plan: 0 where all were prepared before.</param>
/// <param name="Statements">Text of each executed statement, in order.</param>
internal sealed record WireCount(
    int Connections, int RoundTrips, int Begins, int Commits, int Rollbacks, int Parses, IReadOnlyList<string> Statements);

/// <summary>Adds up what the sessions of a proxy see. Safe to use from several threads.</summary>
internal sealed class WireTally
{
    private static readonly WireCount Nothing = new(0, 0, 0, 0, 0, 0, []);

    private readonly Lock _gate = new();
    private WireCount _count = Nothing;

    public WireCount Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    public void Reset() => Change(_ => Nothing);

    public void Connection() => Change(count => count with { Connections = count.Connections + 1 });

    public void RoundTrip() => Change(count => count with { RoundTrips = count.RoundTrips + 1 });

    public void Parse() => Change(count => count with { Parses = count.Parses + 1 });

    /// <param name="text">May hold several statements, parted by semicolons.</param>
    public void Execute(string text) => Change(count => text
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(count with { Statements = [.. count.Statements, text] }, Classify));

    private static WireCount Classify(WireCount count, string statement)
    {
        var words = statement.ToUpperInvariant().Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["BEGIN", ..] or ["START", "TRANSACTION", ..] => count with { Begins = count.Begins + 1 },
            ["COMMIT", ..] or ["END", ..] => count with { Commits = count.Commits + 1 },
            // Back to a savepoint: the transaction lives on.
            ["ROLLBACK", "TO", ..] => count,
            ["ROLLBACK", ..] or ["ABORT", ..] => count with { Rollbacks = count.Rollbacks + 1 },
            _ => count,
        };
    }

    private void Change(Func<WireCount, WireCount> change)
    {
        lock (_gate)
        {
            _count = change(_count);
        }
    }
}
