using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>Stands between a client and a PostgreSQL server and counts what a command costs on the wire.</summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    private delegate void Watch(ReadOnlySpan<byte> bytes);

    private readonly string _host;
    private readonly int _port;
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly WireTally _tally = new();
    private readonly Task _accepting;

    /// <summary>Starts to listen in front of the server that <paramref name="connectionString"/> names.</summary>
    public CountingProxy(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        (_host, _port) = (connection.Host!, connection.Port);
        _listener.Start();

        connection.Host = IPAddress.Loopback.ToString();
        connection.Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        // What is encrypted cannot be counted.
        connection.SslMode = SslMode.Disable;
        connection.GssEncryptionMode = GssEncryptionMode.Disable;
        ConnectionString = connection.ConnectionString;
        _accepting = Accept(_stop.Token);
    }

    /// <summary>Leads to the same database through this proxy.</summary>
    public string ConnectionString { get; }

    /// <summary>Since the last <see cref="Reset"/>. A client that has its answer has been counted.</summary>
    public WireCount Count => _tally.Count;

    public void Reset() => _tally.Reset();

    public async ValueTask DisposeAsync()
    {
        await using (var pooled = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(pooled);
        }

        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task Accept(CancellationToken cancel)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(Serve(await _listener.AcceptTcpClientAsync(cancel), cancel));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task Serve(TcpClient client, CancellationToken cancel)
    {
        using var server = new TcpClient { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            var session = new WireSession(_tally);
            try
            {
                await server.ConnectAsync(_host, _port, cancel);
                using var closed = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                var up = Pump(client.GetStream(), server.GetStream(), session.FromClient, closed.Token);
                var down = Pump(server.GetStream(), client.GetStream(), session.FromServer, closed.Token);
                // Whichever side hangs up first, the other has nobody to talk to any more.
                await await Task.WhenAny(up, down);
                await closed.CancelAsync();
            }
            catch (Exception hangUp) when (hangUp is IOException or SocketException or OperationCanceledException)
            {
                // Both ends see the connection closed; that is all there is to tell.
            }
        }
    }

    private static async Task Pump(NetworkStream from, NetworkStream to, Watch watch, CancellationToken cancel)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, cancel)) > 0)
        {
            watch(buffer.AsSpan(0, read));
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
    }
}
