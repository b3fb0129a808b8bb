using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.Domain;

namespace OneStop.Application.Spine;

/// <summary>Looks whether the tables hold what is about to be written; SQLite would take what PostgreSQL must refuse.</summary>
internal static class Fits
{
    /// <returns>Done, or a fault for each text that is too long or holds what is no character, named as the column is.</returns>
    public static Outcome<Done> Check(OneStopDb db)
    {
        List<Fault> faults = [];
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            foreach (var property in entry.Properties)
            {
                if (property.CurrentValue is string text && FaultOf(text, property.Metadata.GetMaxLength()) is { } rule)
                    faults.Add(new Fault(JsonNamingPolicy.CamelCase.ConvertName(property.Metadata.Name), rule, ""));
            }
        }

        return faults.Count == 0 ? Done.It : SpineRefusals.Invalid with { Faults = faults };
    }

    private static string? FaultOf(string text, int? most) =>
        text.Length > most ? RequestRules.TooLong : IsText(text) ? null : RequestRules.Characters;

    /// <summary>PostgreSQL keeps no NUL and no half of a surrogate pair.</summary>
    public static bool IsText(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '\0' || !Rune.TryGetRuneAt(text, at, out var rune))
                return false;

            at += rune.Utf16SequenceLength;
        }

        return true;
    }
}
