using System.Globalization;

namespace OneStop.Workflow.Feel;

/// <summary>Numbers in texts.</summary>
internal static class TextNumbers
{
    internal static Value Read(Value from, Value grouping, Value point)
    {
        if (from is not Value.Code { Text: var text } || !IsOneOf(grouping, " ,.") || !IsOneOf(point, ",."))
            return Value.Null;

        var (group, dot) = ((grouping as Value.Code)?.Text, (point as Value.Code)?.Text);
        if (group is not null && group == dot)
            return Value.Null;
        if (group is not null)
            text = text.Replace(group, "");
        if (dot is not null)
            text = dot == "," && text.Contains('.') ? "" : text.Replace(dot, ".");

        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : Value.Null;
    }

    private static bool IsOneOf(Value separator, string allowed) => separator is Value.Nothing || separator is Value.Code { Text: [var one] } && allowed.Contains(one);
}
