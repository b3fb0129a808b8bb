using System.Diagnostics;
using System.Text.Json.Nodes;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Contract;

/// <summary>Somebody with the history and thirty lines of their own can prove that nothing was changed.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class ChainTests(Store store)
{
    private static readonly string _script = Path.Combine(AppContext.BaseDirectory, "chain.py");

    private JsonArray _history = null!;

    [SetUp]
    public async Task ReadHistory()
    {
        var service = (await TestHost.Shared(store)).Client;
        var work = await service.Closed();
        _history = JsonNode.Parse((await (await service.As(Walk.Clerk)).Get($"{work.Path}/history")).ShouldBe(200).Body)!.AsArray();
    }

    [Test]
    public async Task An_outsiders_script_comes_to_the_same_hash()
    {
        _history.Count.ShouldBe(5);

        (await Recompute()).ShouldBe((0, _history[^1]!["hash"]!.GetValue<string>()));
    }

    [Test]
    public async Task A_changed_entry_is_found_where_it_stands()
    {
        var line = _history[2]!["line"]!.GetValue<string>();
        _history[2]!["line"] = line.Replace("noSlip", "eligible", StringComparison.Ordinal);

        (await Recompute()).ShouldBe((1, "broken at entry 3"));
    }

    [Test]
    public async Task An_entry_left_out_is_found()
    {
        _history.RemoveAt(1);

        (await Recompute()).ShouldBe((1, "broken at entry 3"));
    }

    [Test]
    public void The_line_says_what_the_entry_says()
    {
        foreach (var entry in _history)
        {
            var fields = entry!["line"]!.GetValue<string>().Split('|', 7);
            fields[0].ShouldBe(entry["seq"]!.ToString());
            DateTimeOffset.Parse(fields[1]).ShouldBe(entry["recordedAt"]!.GetValue<DateTimeOffset>());
            DateTimeOffset.Parse(fields[2]).ShouldBe(entry["effectiveAt"]!.GetValue<DateTimeOffset>());
            fields[3].ShouldEndWith(entry["actor"]!.GetValue<string>());
            fields[5].ShouldBe(entry["command"]!.GetValue<string>());
            JsonNode.DeepEquals(JsonNode.Parse(fields[6]), entry["body"]).ShouldBeTrue();
        }
    }

    private async Task<(int Code, string Said)> Recompute()
    {
        using var python = Start();
        await python.StandardInput.WriteAsync(_history.ToJsonString());
        python.StandardInput.Close();
        var said = await python.StandardOutput.ReadToEndAsync() + await python.StandardError.ReadToEndAsync();
        await python.WaitForExitAsync();
        return (python.ExitCode, said.Trim());
    }

    private static Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("python3", [_script])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            MissingComponents.Report("python3", "Install the package python3.");
            throw;
        }
    }
}
