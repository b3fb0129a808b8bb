using System.Globalization;
using OneStop.Application.Deadlines;
using OneStop.Application.Procedures.Scenarios;
using OneStop.Application.Reception;
using OneStop.Domain;

namespace OneStop.Host.Scenarios;

/// <summary>What the service shows of a dossier.</summary>
internal sealed record Observation(DossierDetail Dossier, DeadlineExplanation Deadline)
{
    /// <summary>Nodes of the tasks that are open or waiting.</summary>
    public IReadOnlyList<string> Open => [.. Dossier.Tasks.Where(task => task.State is "open" or "waiting").Select(task => task.Node).Order(StringComparer.Ordinal)];

    /// <summary>Null where the phase does not run, never ran, or a pause hides it.</summary>
    public DateTimeOffset? PhaseDue(int no) => Deadline.Phases.FirstOrDefault(phase => phase.No == no)?.Due?.At;
}

/// <summary>What was expected against what is shown, in words.</summary>
internal static class Comparison
{
    private const string Nothing = "nothing";

    /// <returns>One sentence for each part that differs.</returns>
    public static IEnumerable<string> Of(Expectation then, Observation shown)
    {
        // Of parallel branches the one that the scenario speaks of; without a step it can only mean the first.
        var holders = shown.Dossier.Holder;
        var holder = holders.FirstOrDefault(one => one.Step == then.Step) ?? (holders.Count > 0 ? holders[0] : null);
        List<(string Part, string Expected, string Actual)> asked = [];
        Ask("holder", Word(then.Holder), Word(holder?.Kind) ?? Nothing);
        Ask("office", then.Office, holder?.Office ?? "");
        Ask("status", then.Status, shown.Dossier.PublicStatus);
        Ask("national", Word(then.National), Word<int>(shown.Dossier.NationalStatus)!);
        Ask("step", then.Step, holder?.Step ?? "");
        AskDue("stepDue", then.StepDue, holder?.Until);
        AskDue("phase1Due", then.Phase1Due, shown.PhaseDue(1));
        AskDue("phase2Due", then.Phase2Due, shown.PhaseDue(2));
        Ask("open", then.Open is null ? null : List(then.Open), List(shown.Open));
        return asked.Where(one => one.Expected != one.Actual).Select(one => $"{one.Part} expected {Shown(one.Expected)} but was {Shown(one.Actual)}");

        void Ask(string part, string? expected, string actual)
        {
            if (expected is not null)
                asked.Add((part, expected, actual));
        }

        void AskDue(string part, ExpectedDue? expected, DateTimeOffset? actual) => Ask(part, expected is null ? null : Moment(expected.At), Moment(actual));
    }

    private static string List(IEnumerable<string> nodes) => $"[{string.Join(", ", nodes.Order(StringComparer.Ordinal))}]";

    private static string? Word<T>(T? value)
        where T : struct => value is { } present ? string.Create(CultureInfo.InvariantCulture, $"{present}").ToLowerInvariant() : null;

    private static string Moment(DateTimeOffset? at)
    {
        if (at is not { } instant)
            return "";

        var local = instant.ToOffset(OfficeClock.Offset);
        return local.ToString(local.Second == 0 ? "yyyy-MM-ddTHH:mm" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static string Shown(string value) => value.Length == 0 ? Nothing : value;
}
