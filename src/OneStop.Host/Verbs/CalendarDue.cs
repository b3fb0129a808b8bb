using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using OneStop.Application.Calendars;
using OneStop.Domain;
using OneStop.Domain.Deadlines;

namespace OneStop.Host.Verbs;

/// <summary><c>calendar due</c>: the due moment of one limit, so that anybody can check a date against a calendar file.</summary>
internal static class CalendarDue
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static Command Create()
    {
        var calendar = new Option<string>("--calendar") { Description = "The calendar file: workflows/lc-2026/calendar.yaml.", Required = true };
        var from = new Option<string>("--from") { Description = "The start, with its offset: 2026-11-05T09:00+07:00.", Required = true };
        var limit = new Option<string>("--limit") { Description = "As in \"8 wd\", \"4.5 wd\", \"4 wh\", \"15 d\", \"24 h\" or same-day.", Required = true };
        var pauses = new Option<string[]>("--pause") { Description = "A pause, half open: 2026-11-10T08:00/2026-11-12T09:00. May be given several times." };
        var json = new Option<bool>("--json") { Description = "Answers in JSON." };

        var command = new Command("due", "Computes the due moment of a limit.") { calendar, from, limit, pauses, json };
        command.SetAction(parsed =>
        {
            var configuration = parsed.InvocationConfiguration;
            var given = new Given(
                parsed.GetRequiredValue(calendar), parsed.GetRequiredValue(from), parsed.GetRequiredValue(limit), parsed.GetValue(pauses) ?? []);
            return Run(given, parsed.GetValue(json), configuration.Output, configuration.Error);
        });
        return command;
    }

    private static int Run(Given given, bool json, TextWriter output, TextWriter error)
    {
        if (ReadCalendar(given.Calendar, error) is not { } calendar)
            return 1;

        if (!Reckon(given, calendar).Succeeded(out var answer, out var refusal))
        {
            error.WriteLine(refusal.Detail is { } detail ? $"{refusal.Code}: {detail}" : refusal.Code);
            return 1;
        }

        output.WriteLine(json ? JsonSerializer.Serialize(answer, Json) : InWords(answer));
        return 0;
    }

    private static WorkingCalendar? ReadCalendar(string file, TextWriter error)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"calendar.unreadable: {fault.Message}");
            return null;
        }

        var reading = CalendarFile.Read(bytes, file);
        foreach (var fault in reading.Faults)
            error.WriteLine($"{fault.File}({fault.Line},{fault.Column}): {fault.Rule}: {fault.Sentence}");

        return reading.Calendar;
    }

    private static Outcome<Answer> Reckon(Given given, WorkingCalendar calendar)
    {
        if (!InstantText.Parse(given.From).Succeeded(out var from, out var refusal))
            return refusal;

        if (!Limit.Parse(given.Limit).Succeeded(out var limit, out refusal))
            return refusal with { Detail = given.Limit };

        var pauses = new List<Pause>();
        foreach (var text in given.Pauses)
        {
            if (!InstantText.ParsePause(text).Succeeded(out var pause, out refusal))
                return refusal;

            pauses.Add(pause);
        }

        if (!DossierClock.Due(calendar, from, limit, pauses).Succeeded(out var due, out refusal))
            return refusal;

        var skipped = DossierClock.SkippedDays(calendar, from, limit, pauses, due);
        return new Answer(InstantText.Write(due.At), due.On, [.. skipped.Select(day => new SkippedDay(day.Date, day.Name))]);
    }

    private static string InWords(Answer answer) =>
        string.Join(
            Environment.NewLine,
            [$"due {answer.LastMoment}", .. answer.SkippedDays.Select(day => $"skipped {day.Date:O} {day.Name}")]);

    private sealed record Given(string Calendar, string From, string Limit, string[] Pauses);

    private sealed record Answer(string LastMoment, DateOnly DueOn, IReadOnlyList<SkippedDay> SkippedDays);

    private sealed record SkippedDay(DateOnly Date, string? Name);
}
