using System.Collections.Concurrent;
using System.Diagnostics;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>The service as a process of its own, which can be killed.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private Uri? _address;
    private ServiceClient? _client;

    private HostProcess(string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "onestop.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"The service ended by itself:{Environment.NewLine}{Output}"));
    }

    public ServiceClient Client => _client!;

    /// <summary>What it wrote so far.</summary>
    public string Output => string.Join(Environment.NewLine, _output);

    /// <summary>Returns when the service listens and its demo people are there.</summary>
    public static async Task<HostProcess> Start(TestDatabase database, params string[] more)
    {
        HostProcess host = new([.. database.Arguments, .. more]);
        // Best effort for a run that is broken off: the tear-down does not come to its turn then.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => host.End();
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        host._client = new ServiceClient(await host._ready.Task);
        return host;
    }

    /// <summary>As a power cut would: no signal that it could answer.</summary>
    public async Task Kill()
    {
        End();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await Kill();
        _process.Dispose();
    }

    /// <summary>First the addresses are told, then how many accounts there are.</summary>
    private void Read(string? line)
    {
        if (line is null)
            return;

        _output.Enqueue(line);
        if (line.StartsWith("OneStop: ", StringComparison.Ordinal))
            _address = new Uri(line.Split(' ')[1]);
        else if (_address is not null && line.StartsWith("  ... and ", StringComparison.Ordinal))
            _ready.TrySetResult(_address);
    }

    private void End()
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
}
