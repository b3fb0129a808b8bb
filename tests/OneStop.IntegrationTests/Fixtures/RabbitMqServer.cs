using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>A throw-away RabbitMQ broker: one for the run, or one of its own for a test that stops it.</summary>
internal sealed class RabbitMqServer : IAsyncDisposable
{
    private static readonly Lazy<Task<RabbitMqServer>> _shared = new(Start);

    private readonly Process _leash;
    private readonly int _port;
    private readonly string _password;
    private readonly SemaphoreSlim _oneOrder = new(1, 1);

    private RabbitMqServer(Process leash, int port, string password) => (_leash, _port, _password) = (leash, port, password);

    /// <summary>The broker, or the end of the calling fixture: skipped, or failed where everything is required.</summary>
    public static Task<RabbitMqServer> Demand()
    {
        Require();
        return _shared.Value;
    }

    /// <summary>A broker that nobody else uses; dispose of it.</summary>
    public static Task<RabbitMqServer> DemandOwn()
    {
        Require();
        return Start();
    }

    /// <summary>Stops the shared broker, if any fixture started it.</summary>
    public static async Task StopShared()
    {
        if (_shared.IsValueCreated)
            await (await _shared.Value).DisposeAsync();
    }

    /// <summary>Address of an empty virtual host.</summary>
    public async Task<string> CreateVirtualHost()
    {
        var name = $"test-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        (await Order($"vhost {name}")).ShouldBe("done");
        return $"amqp://onestop:{_password}@127.0.0.1:{_port}/{name}";
    }

    /// <summary>Stops the broker in good order; what it has confirmed stays on its disk.</summary>
    public async Task Stop() => (await Order("stop")).ShouldBe("done");

    /// <summary>Starts it again, on the same port.</summary>
    public async Task StartAgain() => (await Order("start")).ShouldBe($"ready {_port}");

    public async ValueTask DisposeAsync()
    {
        _leash.StandardInput.Close();
        // The end of the output is the end of the script: by then the broker is stopped and its folder deleted.
        await _leash.StandardOutput.ReadToEndAsync();
        _leash.Dispose();
        _oneOrder.Dispose();
    }

    /// <summary>Not Debian's wrapper on the path, which changes user and folder: what it wraps.</summary>
    private static string? BinFolder { get; } = new[] { "/usr/lib/rabbitmq/bin" }.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "rabbitmq-server")));

    private static void Require()
    {
        if (BinFolder is null)
            MissingComponents.Report("RabbitMQ", "Install the package rabbitmq-server.");
    }

    private static async Task<RabbitMqServer> Start()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Fixtures", "rabbitmq-server.sh");
        // In a session of its own the script outlives whoever kills this process and all its children, and cleans up.
        ProcessStartInfo start = new("setsid", ["--fork", "bash", script, BinFolder!])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var leash = Process.Start(start) ?? throw new InvalidOperationException("setsid did not start.");
        var password = RandomNumberGenerator.GetHexString(32);
        await leash.StandardInput.WriteLineAsync(password);
        await leash.StandardInput.FlushAsync();
        if (await leash.StandardOutput.ReadLineAsync() is not { } ready)
            throw new InvalidOperationException($"RabbitMQ did not start: {await leash.StandardError.ReadToEndAsync()}");

        return new RabbitMqServer(leash, int.Parse(ready.Split(' ')[1], CultureInfo.InvariantCulture), password);
    }

    private async Task<string?> Order(string order)
    {
        await _oneOrder.WaitAsync();
        try
        {
            await _leash.StandardInput.WriteLineAsync(order);
            await _leash.StandardInput.FlushAsync();
            return await _leash.StandardOutput.ReadLineAsync();
        }
        finally
        {
            _oneOrder.Release();
        }
    }
}
