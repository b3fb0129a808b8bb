using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text.RegularExpressions;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.BrowserTests;

/// <summary>The service as `dotnet run` starts it: a process of its own, on a free port, with an empty data folder.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private static Task<RunningHost>? _shared;

    private readonly DirectoryInfo _dataFolder = Directory.CreateTempSubdirectory("onestop-browser-");
    private readonly ConcurrentQueue<string> _output = new();
    private readonly bool _demo;
    private Process? _process;

    private RunningHost(bool demo)
    {
        _demo = demo;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        Service = new ServiceClient(Address);
        // Best effort for a run that is broken off: the tear-down does not come to its turn then.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End();
    }

    public Uri Address { get; }

    /// <summary>Its API, to bring a dossier to where a page begins.</summary>
    public ServiceClient Service { get; }

    /// <summary>What the service wrote so far, to be shown where a test fails.</summary>
    public string Output => string.Join(Environment.NewLine, _output);

    /// <summary>Where whoever started it makes the first account; told once, and only where there is none.</summary>
    public string BeginningLink => Regex.Match(Output, "/begin/[A-Za-z0-9_-]+").Value;

    private static string BuildOutput { get; } = typeof(RunningHost).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "HostOutput").Value!;

    /// <summary>One for all whom it does not matter what others did there.</summary>
    public static Task<RunningHost> Shared() => _shared ??= Start();

    /// <summary>At the end of the run.</summary>
    public static async Task EndShared()
    {
        if (_shared is not null)
        {
            await (await _shared).DisposeAsync();
        }
    }

    /// <summary>Starts the service and waits until it answers, and its demo people are there.</summary>
    /// <param name="demo">False: as in real work, without anybody.</param>
    public static async Task<RunningHost> Start(bool demo = true)
    {
        var host = new RunningHost(demo);
        try
        {
            await host.Launch();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>As a power cut would: no signal that it could answer.</summary>
    public async Task Kill()
    {
        End();
        await _process!.WaitForExitAsync();
    }

    /// <summary>The power is back: the same folder, the same address.</summary>
    public Task StartAgain() => Launch();

    public async ValueTask DisposeAsync()
    {
        Service.Dispose();
        await Kill();
        _process!.Dispose();
        _dataFolder.Delete(recursive: true);
    }

    private async Task Launch()
    {
        var dll = Path.Combine(BuildOutput, "onestop.dll");
        var start = new ProcessStartInfo("dotnet", [dll, "serve", "--urls", Address.ToString().TrimEnd('/')])
        {
            WorkingDirectory = _dataFolder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["OneStop__DataFolder"] = _dataFolder.FullName;
        // Development is the environment of `dotnet run`: it has the demo people.
        start.Environment["ASPNETCORE_ENVIRONMENT"] = _demo ? "Development" : "Production";
        // Style and script are served as in real work: packed when they were built, not read anew for every request.
        start.Environment["ReloadStaticAssetsAtRuntime"] = "false";

        _process?.Dispose();
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Eventually.Holds("the service answers or ends", AnswersOrEnded, seconds: 60);
        _process.HasExited.ShouldBeFalse($"The service ended by itself:{Environment.NewLine}{Output}");
    }

    private async Task<bool> AnswersOrEnded()
    {
        if (_process!.HasExited)
        {
            return true;
        }

        using var client = new HttpClient();
        try
        {
            using var answer = await client.GetAsync(Address);
            return !_demo || (await Service.TrySignIn(Walk.Clerk, Application.Accounts.DemoPeople.Password)).Status == 200;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void End()
    {
        try
        {
            _process?.Kill(entireProcessTree: true);
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
