using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Http;
using OneStop.Application.Operations.Verification;
using OneStop.Application.Persistence;

namespace OneStop.Host.Verbs;

/// <summary>
/// <c>verify [code]</c>: proves that tables and journal say the same, and names the first fault. Reads only; the service may run meanwhile.
/// Exit code 0 when nothing was changed, 1 with the fault, 2 when nothing could be looked at.
/// </summary>
internal static class Verify
{
    private const int Changed = 1;
    private const int Impossible = 2;

    internal static Command Create()
    {
        var code = new Argument<string?>("code") { Description = "One dossier. Without: all, and what concerns all of them.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Answers in JSON." };
        var language = new Option<string>("--language") { Description = "Of the sentence: en (default) or vi.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "vi");
        var verify = new Command("verify", "Proves the journal: chains, replay of state and ledger, positions, heads. Settings follow: --OneStop:DataFolder=…, --OneStop:PostgreSql=…")
        {
            code, json, language,
        };
        verify.TreatUnmatchedTokensAsErrors = false;
        verify.SetAction((parsed, cancel) =>
        {
            // A setting before the code would be taken for it.
            var (given, settings) = (parsed.GetValue(code), parsed.UnmatchedTokens.ToList());
            if (given?.StartsWith('-') == true)
            {
                settings.Add(given);
                given = settings.Find(token => !token.StartsWith('-'));
                settings.Remove(given ?? "");
            }

            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(parsed.GetValue(language)!);
            return Run(given, parsed.GetValue(json), settings, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancel);
        });
        return verify;
    }

    /// <param name="settings">Configuration of the service, as on its command line.</param>
    internal static async Task<int> Run(
        string? code, bool json, IReadOnlyList<string> settings, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        await using var app = OneStopHost.Build([.. settings], TimeProvider.System);
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            if (await Unreadable(app.Services.GetRequiredService<HostSettings>(), scope.ServiceProvider.GetRequiredService<OneStopDb>(), cancel) is { } why)
                return Fail(why, error);

            return await scope.ServiceProvider.GetRequiredService<VerifyJournal>().Run(code, cancel) is { } verdict
                ? Tell(verdict, json, output)
                : Fail($"{code}: there is no such dossier.", error);
        }
        catch (DbException fault)
        {
            return Fail($"The database cannot be read: {fault.Message}", error);
        }
    }

    /// <summary>Nothing is made or migrated for the purpose of looking at it.</summary>
    private static async Task<string?> Unreadable(HostSettings settings, OneStopDb db, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(settings.PostgreSql) && !File.Exists(settings.SqliteFile))
            return $"There is no database: {Path.GetFullPath(settings.SqliteFile)}. Set OneStop:DataFolder or OneStop:PostgreSql.";

        return (await db.Database.GetPendingMigrationsAsync(cancel)).Any() ? "The database has not the tables of this version. Run: onestop migrate" : null;
    }

    private static int Tell(JournalVerdict verdict, bool json, TextWriter output)
    {
        var sentence = verdict.Fault?.Sentence ?? Texts.Verification("clean", verdict.Dossiers, verdict.Entries, verdict.Events, verdict.Head);
        output.WriteLine(json ? JsonSerializer.Serialize(new { Clean = verdict.Fault is null, Sentence = sentence, verdict.Dossiers, verdict.Entries, verdict.Events, verdict.Head, verdict.Fault }, WireJson.Options) : sentence);
        return verdict.Fault is null ? 0 : Changed;
    }

    private static int Fail(string why, TextWriter error)
    {
        error.WriteLine(why);
        return Impossible;
    }
}
