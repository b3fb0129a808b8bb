using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>A mail server in this process, on a port that is known before it listens.</summary>
internal sealed class MailServer : MessageStore, IAsyncDisposable
{
    private readonly ConcurrentQueue<MimeMessage> _taken = new();
    private readonly SmtpServer.SmtpServer _server;
    private readonly CancellationTokenSource _end = new();
    private Task? _running;

    public MailServer()
    {
        SmtpServer.ComponentModel.ServiceProvider services = new();
        services.Add(this);
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port))).Build();
        _server = new SmtpServer.SmtpServer(options, services);
    }

    public int Port { get; } = FreePort();

    /// <summary>What a host needs on its command line to send here.</summary>
    public string[] Arguments =>
    [
        "--OneStop:Smtp:Host=127.0.0.1", $"--OneStop:Smtp:Port={Port}", "--OneStop:Smtp:From=motcua@example.vn", "--OneStop:Smtp:Tls=None",
        "--OneStop:PublicAddress=https://motcua.example.vn",
    ];

    /// <summary>What it answers to a letter that it has in hand; null: it takes it.</summary>
    public Func<MimeMessage, Task<SmtpResponse?>> Judge { get; set; } = _ => Task.FromResult<SmtpResponse?>(null);

    /// <summary>All letters that were handed over and not refused, in their order.</summary>
    public IReadOnlyList<MimeMessage> Taken => [.. _taken];

    public static MailServer Start()
    {
        MailServer server = new();
        server.Listen();
        return server;
    }

    public void Listen() => _running = _server.StartAsync(_end.Token);

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using MemoryStream bytes = new(buffer.ToArray());
        var letter = await MimeMessage.LoadAsync(bytes, CancellationToken.None);
        if (await Judge(letter) is { } refusal)
            return refusal;

        _taken.Enqueue(letter);
        return SmtpResponse.Ok;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        if (_running is not null)
            await _running.ContinueWith(_ => { }, TaskScheduler.Default);

        _end.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
