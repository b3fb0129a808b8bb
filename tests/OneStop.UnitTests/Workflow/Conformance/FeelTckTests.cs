using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using OneStop.Workflow.Feel;

namespace OneStop.UnitTests.Workflow.Conformance;

/// <summary>FEEL expressions of the DMN TCK. A refusal with its place is honest; a wrong value is not.</summary>
[Category("Conformance")]
public sealed partial class FeelTckTests
{
    [TestCaseSource(nameof(Set))]
    public void Expressions_give_the_expected_value_or_are_refused(string folder)
    {
        var (tally, refused, wrong) = (new Tally("dmn-tck-feel"), 0, 0);
        foreach (var one in Sets.Read(folder, "feel-cases.json"))
        {
            var isClosed = one.GetProperty("inputs").ValueKind != JsonValueKind.Object || !one.GetProperty("inputs").EnumerateObject().Any();
            var group = one.Is("dependsOnOtherNodes") || !isClosed ? "with-inputs" : Temporal().IsMatch(one.Text("expression")) ? "closed-temporal" : "closed";
            tally.Run(group, one.Text("id"), () =>
            {
                var fault = Differs(one, out var isRefused);
                refused += isRefused && group == "closed" && fault is not null ? 1 : 0;
                wrong += !isRefused && group == "closed" && fault is not null ? 1 : 0;
                return isRefused ? fault : fault is null ? null : $"WRONG {fault}";
            });
        }

        tally.Print();
        TestContext.Out.WriteLine($"dmn-tck-feel closed refused {refused}, wrong {wrong}");
        tally.Share("closed").ShouldBeGreaterThanOrEqualTo(0.95);
    }

    private static IEnumerable<TestCaseData> Set() => Sets.Of("dmn-tck-feel");

    private static string? Differs(JsonElement one, out bool isRefused)
    {
        isRefused = !FeelExpression.TryParse(one.Text("expression"), out var expression, out var fault);
        if (!isRefused && expression!.Doubts.Count > 0)
            (isRefused, fault) = (true, expression.Doubts[0]);
        if (isRefused)
            return one.Is("errorExpected") ? null : $"{one.Text("expression").ReplaceLineEnds()}: refused at {fault!.Offset}: {fault.Sentence}";

        var data = new Dictionary<string, Value>();
        if (one.GetProperty("inputs").ValueKind == JsonValueKind.Object)
        {
            foreach (var input in one.GetProperty("inputs").EnumerateObject())
                data[input.Name] = Of(input.Value);
        }

        var unknown = expression!.Paths.FirstOrDefault(use => !use.IsInFilter && !data.ContainsKey(use.Path.Split('.')[0]));
        if (unknown is not null && !one.Is("dependsOnOtherNodes"))
        {
            isRefused = true;
            return one.Is("errorExpected") ? null : $"{one.Text("expression").ReplaceLineEnds()}: '{unknown.Path}' is not declared";
        }

        var found = expression.Evaluate(new FeelScope(data, A.Now)).Value;
        var wanted = Of(one.GetProperty("expected"));
        return Same(found, wanted) ? null : $"{one.Text("expression").ReplaceLineEnds()}: {found.ToFeel()} instead of {wanted.ToFeel()}";
    }

    private static bool Same(Value found, Value wanted) => (found, wanted) switch
    {
        (Value.Number a, Value.Number b) => Math.Abs(a.Amount - b.Amount) <= 0.00000001m * Math.Max(1, Math.Abs(b.Amount)),
        (Value.List a, Value.List b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second)),
        (Value.List { Items: [var only] }, not Value.Nothing) when wanted is not Value.List => Same(only, wanted),
        (Value.Context a, Value.Context b) => a.Entries.Count == b.Entries.Count && a.Entries.All(entry => b.Entries.Any(other => other.Key == entry.Key && Same(entry.Value, other.Value))),
        _ => found.Equals(wanted),
    };

    private static Value Of(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Null)
            return Value.Null;
        if (element.TryGetProperty("list", out var list))
            return list.ValueKind == JsonValueKind.Null ? Value.Null : new Value.List([.. list.EnumerateArray().Select(Of)]);
        if (element.TryGetProperty("context", out var context))
            return new Value.Context([.. context.EnumerateObject().Select(entry => new KeyValuePair<string, Value>(entry.Name, Of(entry.Value)))]);

        var text = element.TryGetProperty("text", out var given) ? given.ToString() : "";
        return element.Text("type") switch
        {
            "decimal" or "double" or "integer" => Value.Of(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)),
            "boolean" => Value.Of(text == "true"),
            "string" => Value.Of(text),
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? Value.Of(day) : Value.Of(text),
            "dateTime" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at) && HasOffset().IsMatch(text) ? new Value.Moment(at.ToUniversalTime()) : Value.Of(text),
            "duration" => !text.Contains('Y') && !DurationInMonths().IsMatch(text) ? new Value.Duration(System.Xml.XmlConvert.ToTimeSpan(text)) : Value.Of(text),
            _ => Value.Of(text),
        };
    }

    [GeneratedRegex("""@"|date|time|duration|day of|week of|month of|now|today""")]
    private static partial Regex Temporal();

    [GeneratedRegex("""(Z|[+-]\d\d:\d\d)$""")]
    private static partial Regex HasOffset();

    [GeneratedRegex("""^-?P\d+M""")]
    private static partial Regex DurationInMonths();
}

internal static class OneLine
{
    internal static string ReplaceLineEnds(this string text) => text.ReplaceLineEndings(" ");
}
