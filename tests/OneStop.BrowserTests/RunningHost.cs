using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.BrowserTests;

/// <summary>The service as `dotnet run` starts it: a process of its own, on a free port, with an empty data folder.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly DirectoryInfo _dataFolder = Directory.CreateTempSubdirectory("onestop-browser-");
    private readonly ConcurrentQueue<string> _output = new();
    private readonly Process _process;

    private RunningHost()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        var dll = Path.Combine(BuildOutput, "onestop.dll");
        var start = new ProcessStartInfo("dotnet", [dll, "serve", "--urls", Address.ToString().TrimEnd('/')])
        {
            WorkingDirectory = _dataFolder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OneStop__DataFolder"] = _dataFolder.FullName;
        // The environment of `dotnet run`; in any other one static files are found only after publishing.
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
    }

    public Uri Address { get; }

    /// <summary>What the service wrote so far, to be shown where a test fails.</summary>
    public string Output => string.Join(Environment.NewLine, _output);

    private static string BuildOutput { get; } = typeof(RunningHost).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "HostOutput").Value!;

    /// <summary>Starts the service and waits until it answers.</summary>
    public static async Task<RunningHost> Start()
    {
        var host = new RunningHost();
        // Best effort for a run that is broken off: the tear-down does not come to its turn then.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => host.Kill();
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        try
        {
            await Eventually.Holds("the service answers or ends", host.AnswersOrEnded, seconds: 60);
            host._process.HasExited.ShouldBeFalse($"The service ended by itself:{Environment.NewLine}{host.Output}");
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _dataFolder.Delete(recursive: true);
    }

    private async Task<bool> AnswersOrEnded()
    {
        if (_process.HasExited)
        {
            return true;
        }

        using var client = new HttpClient();
        try
        {
            using var answer = await client.GetAsync(Address);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // Ended, or disposed of, before.
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
        {
            _output.Enqueue(line.Data);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
