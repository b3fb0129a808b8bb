using System.Globalization;
using System.Text.Json;
using OneStop.Application.Http;
using OneStop.Domain;

namespace OneStop.Host.Scenarios;

/// <summary>The words of the demo's story; names in braces are filled in.</summary>
/// <param name="Weekdays">Sunday first.</param>
/// <param name="Did">By command; <c>complete</c> with the step that was completed.</param>
internal sealed record DemoTexts(
    string Title, IReadOnlyList<string> Weekdays, string Head, string Late, string Now, string Citizen, string System, string Nobody, string NoDue,
    string Held, string Failed, IReadOnlyDictionary<string, string> Did)
{
    public static DemoTexts Shipped { get; } = JsonSerializer.Deserialize<DemoTexts>(Resource.Read("demo-texts.json"), WireJson.Options)!;

    /// <summary>The instant on the wall of an office, or that there is none.</summary>
    public string Moment(DateTimeOffset? at)
    {
        if (at is not { } instant)
            return NoDue;

        var local = instant.ToOffset(OfficeClock.Offset);
        return $"{Weekdays[(int)local.DayOfWeek]} {local.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)}";
    }

    public static string Fill(string text, params ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values)
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);

        return text;
    }
}
