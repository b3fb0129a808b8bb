using System.Globalization;
using System.Text.Json;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Reception;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Dossiers;

namespace OneStop.Application.Tasks;

/// <param name="Task">The task that was completed with it.</param>
/// <param name="Data">By the step's form.</param>
/// <param name="Earliest">Of each list from which the earliest row is chosen: its index, from 0; the list is missing where no row has a date.</param>
public sealed record StepDataDetail(Guid Task, string Node, DateTimeOffset RecordedAt, JsonElement Data, IReadOnlyDictionary<string, int> Earliest);

/// <summary>What an act keeps of it.</summary>
internal sealed record StepWords(Guid Task, string Node, JsonElement Data);

/// <summary>Data that come with the completion of a step: checked by <c>steps/&lt;node&gt;.schema.json</c>, kept where they can be erased.</summary>
internal static class StepData
{
    /// <summary>Form of the act that keeps them.</summary>
    public const string Form = "step";

    /// <summary>Name of the data in the request.</summary>
    public const string Place = "data";

    /// <summary>Rule of a fault: the step has no form.</summary>
    public const string NotAsked = "data.not-asked";

    private const string NotInFuture = "x-not-in-future";
    private const string EarliestBy = "x-earliest";
    private const string PublicAs = "x-public";

    public static IReadOnlyList<string> Rules { get; } = [NotAsked];

    /// <param name="today">A date of something that has happened is not after it.</param>
    public static IReadOnlyList<Fault> Faults(LoadedProcedure procedure, string node, JsonElement? data, DateOnly today)
    {
        var given = data is { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } ? null : data;
        if (!procedure.StepForms.TryGetValue(node, out var form))
            return given is null ? [] : [new Fault(Place, NotAsked, "")];

        var faults = FormCheck.Faults(form.Schema, given, Place).ToList();
        using var schema = JsonDocument.Parse(form.Json);
        return given is not { ValueKind: JsonValueKind.Object } values
            ? faults
            : [.. faults.Concat(Future(schema.RootElement, values, Place, today)).DistinctBy(fault => fault.Field)];
    }

    private static IEnumerable<Fault> Future(JsonElement schema, JsonElement values, string place, DateOnly today)
    {
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            if (!values.TryGetProperty(property.Name, out var value))
                continue;

            var at = $"{place}.{property.Name}";
            if (value.ValueKind == JsonValueKind.Array && property.Value.TryGetProperty("items", out var items))
            {
                foreach (var fault in value.EnumerateArray().SelectMany((row, index) => row.ValueKind == JsonValueKind.Object ? Future(items, row, $"{at}[{index}]", today) : []))
                    yield return fault;
            }
            else if (property.Value.TryGetProperty(NotInFuture, out _) && value.ValueKind == JsonValueKind.String
                && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && on > today)
            {
                yield return new Fault(at, EffectiveRefusals.Future.Code, "");
            }
        }
    }

    /// <param name="data">Without faults.</param>
    public static void Keep(Change change, TaskRow task, JsonElement? data)
    {
        if (change.Locked.Procedure.StepForms.ContainsKey(task.Node))
            change.Keep(Form, JsonSerializer.Serialize(new StepWords(task.Id, task.Node, data!.Value), WireJson.Options));
    }

    /// <summary>All that was given on the way, in order.</summary>
    public static IReadOnlyList<StepDataDetail> Of(LoadedProcedure procedure, IEnumerable<ActRow> acts) =>
    [
        .. from act in acts
           where act.Form == Form
           let words = JsonSerializer.Deserialize<StepWords>(act.Body, WireJson.Options)!
           select new StepDataDetail(words.Task, words.Node, act.IssuedAt, words.Data, Earliest(procedure, words)),
    ];

    /// <summary>What of it the citizen is shown: the fields whose schema says <c>x-public</c>, in its order.</summary>
    public static IEnumerable<PublicWord> Public(LoadedProcedure procedure, StepDataDetail given)
    {
        if (!procedure.StepForms.TryGetValue(given.Node, out var form))
            yield break;

        using var schema = JsonDocument.Parse(form.Json);
        foreach (var property in schema.RootElement.GetProperty("properties").EnumerateObject())
        {
            if (property.Value.TryGetProperty(PublicAs, out var english) && given.Data.TryGetProperty(property.Name, out var value))
                yield return new PublicWord(property.Value.GetProperty("title").GetString()!, english.GetString()!, value.ToString());
        }
    }

    private static Dictionary<string, int> Earliest(LoadedProcedure procedure, StepWords words)
    {
        Dictionary<string, int> earliest = new(StringComparer.Ordinal);
        if (!procedure.StepForms.TryGetValue(words.Node, out var form))
            return earliest;

        using var schema = JsonDocument.Parse(form.Json);
        foreach (var property in schema.RootElement.GetProperty("properties").EnumerateObject())
        {
            if (property.Value.TryGetProperty(EarliestBy, out var by) && words.Data.TryGetProperty(property.Name, out var rows) && FirstOf(rows, by.GetString()!) is { } first)
                earliest[property.Name] = first;
        }

        return earliest;
    }

    /// <summary>Of equal dates the one that stands first.</summary>
    private static int? FirstOf(JsonElement rows, string date) => rows.EnumerateArray()
        .Select((row, index) => (On: row.TryGetProperty(date, out var on) ? on.GetString() : null, Index: index))
        .Where(row => row.On is not null)
        .OrderBy(row => row.On, StringComparer.Ordinal).ThenBy(row => row.Index)
        .Select(row => (int?)row.Index)
        .FirstOrDefault();
}

/// <param name="En">The title in English.</param>
internal sealed record PublicWord(string Vi, string En, string Text);
