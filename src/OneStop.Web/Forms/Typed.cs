using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OneStop.Domain;

namespace OneStop.Web.Forms;

/// <summary>What stands in the fields of a form, as it was typed, with what is wrong beside it. The names are the API's: <c>parties[0].name</c>.</summary>
internal sealed class Typed
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Of the form itself, not of what it says: left out of drafts and of the request.</summary>
    private static readonly HashSet<string> _own = [FormFields.Key, FormFields.Version, FormFields.Post, FormFields.By, FormFields.Draft, FormFields.Do];

    /// <summary>In the order of the form; a fault of no field stands first.</summary>
    public List<Fault> Faults { get; } = [];

    /// <summary>The first value of a field, or nothing.</summary>
    public string this[string field] => _values.TryGetValue(field, out var values) && values.Count > 0 ? values[0] : "";

    public IReadOnlyList<string> All(string field) => _values.GetValueOrDefault(field) ?? [];

    public bool Has(string field, string value) => All(field).Contains(value);

    /// <summary>True where a field of this name was sent, empty or not.</summary>
    public bool Knows(string field) => _values.ContainsKey(field);

    public IEnumerable<string> Fields => _values.Keys;

    public void Set(string field, params IEnumerable<string> values) => _values[field] = [.. values];

    public void Remove(string field) => _values.Remove(field);

    /// <summary>Sets a field that nobody filled in yet.</summary>
    public void Suggest(string field, string? value)
    {
        if (value is not null && !_values.ContainsKey(field))
            Set(field, value);
    }

    /// <summary>Names a field whose name only data know.</summary>
    public void Name(string field, string name) => _names[field] = name;

    /// <summary>The field's name before a sentence about it, or nothing.</summary>
    public string NameOf(string field) => _names.TryGetValue(field, out var name) ? $"{name}: " : Words.Text.SayField(field);

    public Fault? FaultOf(string field) => Faults.Find(fault => fault.Field == field);

    public static Typed Of(IFormCollection form)
    {
        Typed typed = new();
        foreach (var (name, values) in form)
        {
            if (!_own.Contains(name))
                typed.Set(name, values.OfType<string>());
        }

        return typed;
    }

    public static Typed OfDraft(string json)
    {
        Typed typed = new();
        foreach (var (name, values) in JsonSerializer.Deserialize<Dictionary<string, List<string>>>(json)!)
            typed.Set(name, values);

        return typed;
    }

    /// <summary>One canonical text of all fields, for drafts and for the hash of the request.</summary>
    public string ToText() => JsonSerializer.Serialize(new SortedDictionary<string, List<string>>(_values, StringComparer.Ordinal));

    /// <summary>
    /// Closes the gaps that rows left empty leave in a list, so that what is said of row n is about row n: a row is empty when nothing was typed
    /// into it, whatever its drop-downs say.
    /// </summary>
    /// <param name="list">Name of the list: <c>parties</c>.</param>
    /// <param name="preset">Fields of a row that are never empty.</param>
    public void Compact(string list, params ReadOnlySpan<string> preset)
    {
        var rows = Rows(list);
        var to = 0;
        foreach (var row in rows)
        {
            var mine = _values.Keys.Where(name => name.StartsWith($"{list}[{row}].", StringComparison.Ordinal)).ToList();
            var ignored = preset.ToArray();
            var isEmpty = mine.All(name => ignored.Contains(name[(name.IndexOf("].", StringComparison.Ordinal) + 2)..]) || _values[name].TrueForAll(string.IsNullOrWhiteSpace));
            foreach (var name in mine)
            {
                _values.Remove(name, out var values);
                if (!isEmpty)
                    _values[$"{list}[{to}].{name[(name.IndexOf("].", StringComparison.Ordinal) + 2)..]}"] = values!;
            }

            if (!isEmpty)
                to++;
        }
    }

    /// <summary>How many rows a list has.</summary>
    public int Count(string list) => Rows(list) is { Count: > 0 } rows ? rows.Max + 1 : 0;

    private SortedSet<int> Rows(string list)
    {
        SortedSet<int> rows = [];
        foreach (var name in _values.Keys.Where(name => name.StartsWith(list + "[", StringComparison.Ordinal)))
        {
            var end = name.IndexOf(']', StringComparison.Ordinal);
            if (end > 0 && int.TryParse(name[(list.Length + 1)..end], out var row) && row is >= 0 and < 1_000)
                rows.Add(row);
        }

        return rows;
    }
}

/// <summary>Hidden fields that every form of the staff carries.</summary>
internal static class FormFields
{
    /// <summary>The <c>Idempotency-Key</c>, fresh per rendering.</summary>
    public const string Key = "_key";

    /// <summary>Version of the thing addressed, as the page showed it.</summary>
    public const string Version = "_version";

    /// <summary><c>office/post</c> in which the person acts, where several would do.</summary>
    public const string Post = "_post";

    /// <summary>For whom the page was rendered, sealed.</summary>
    public const string By = "_by";

    /// <summary>Under which name the draft of the form is kept.</summary>
    public const string Draft = "_draft";

    /// <summary>Which button was pressed.</summary>
    public const string Do = "_do";
}
