using System.Diagnostics;
using System.Text.Json.Nodes;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Deadlines;

/// <summary>What an outsider's script makes of exports; one process for all of them.</summary>
internal static class Recomputed
{
    private static readonly string _script = Path.Combine(AppContext.BaseDirectory, "recompute.py");

    /// <summary>The script's answers, in order.</summary>
    public static async Task<IReadOnlyList<JsonNode>> Of(IEnumerable<string> exports)
    {
        using var python = Start();
        var errors = python.StandardError.ReadToEndAsync();
        var answers = python.StandardOutput.ReadToEndAsync();
        foreach (var export in exports)
            await python.StandardInput.WriteLineAsync(export);

        python.StandardInput.Close();
        await python.WaitForExitAsync();
        python.ExitCode.ShouldBe(0, await errors);
        return [.. (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    /// <summary>Where the script and the service differ: each figure that the service gave, except what it was given itself.</summary>
    public static IReadOnlyList<string> Differences(JsonNode served, JsonNode recomputed)
    {
        List<string> found = [];
        foreach (var (list, figures) in ((string, string[])[])
            [("phases", ["no", "due", "promise", "otherModeDue", "remainingHalves", "counted", "balance", "verdict"]),
             ("steps", ["step", "branch", "entry", "plan", "own", "due", "remainingHalves", "charged", "verdict"])])
        {
            var (theirs, ours) = (recomputed[list]!.AsArray(), served[list]!.AsArray());
            if (theirs.Count != ours.Count)
                found.Add($"{list}: {ours.Count} served, {theirs.Count} recomputed");

            foreach (var (our, their) in ours.Zip(theirs))
            {
                found.AddRange(figures
                    .Where(figure => Written(our![figure]) != Written(their![figure]))
                    .Select(figure => $"{our!["no"] ?? our["step"]} {our["branch"]} {figure}: served {Written(our[figure])}, recomputed {Written(their![figure])}"));
                if (list == "phases" && (Lines(our!), Lines(their!)) is var (served1, recomputed1) && served1 != recomputed1)
                    found.Add($"charges: served {served1}, recomputed {recomputed1}");
            }
        }

        return found;
    }

    /// <summary>A moment to the second; the date that the service gives beside must be that of the moment.</summary>
    private static string Written(JsonNode? figure)
    {
        if (figure is JsonObject moment)
        {
            var at = moment["at"]!.GetValue<DateTimeOffset>();
            DateOnly.FromDateTime(at.DateTime).ToString("O").ShouldBe(moment["on"]!.GetValue<string>());
            return at.ToString("yyyy-MM-dd'T'HH:mm:sszzz");
        }

        if (figure is JsonValue value && value.TryGetValue<string>(out var text))
            return DateTimeOffset.TryParse(text, out var instant) ? instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz") : text;

        return figure?.ToJsonString() ?? "null";
    }

    /// <summary>The charges in an order of their own; a line on which nothing stands says nothing.</summary>
    private static string Lines(JsonNode phase) => string.Join(
        " · ",
        phase["charges"]!.AsArray()
            .Where(line => line!["charged"]!.GetValue<int>() != 0 || line["allowed"]!.GetValue<int>() != 0)
            .Select(line => $"{line!["kind"]} {line["step"]} {line["office"]} {line["charged"]}/{line["allowed"]}")
            .Order(StringComparer.Ordinal));

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
