namespace OneStop.Workflow.Feel;

/// <summary>A type as <c>instance of</c> names it.</summary>
/// <param name="Name">number, string, list …</param>
/// <param name="Inner">Of a list or range: of its items; of a context: of its entries.</param>
/// <param name="Entries">Of a context: their names.</param>
internal sealed record FeelType(string Name, IReadOnlyList<FeelType> Inner, IReadOnlyList<string> Entries)
{
    internal static readonly string[] Simple =
        ["Any", "Null", "number", "string", "boolean", "date", "time", "date and time", "days and time duration", "years and months duration", "day time duration", "year month duration"];

    /// <summary>Null is of no type but its own.</summary>
    internal bool Holds(Value value) => Name switch
    {
        "Any" => value is not Value.Nothing,
        "Null" => value is Value.Nothing,
        "number" => value is Value.Number,
        "string" => value is Value.Code,
        "boolean" => value is Value.Truth,
        "date" => value is Value.Date,
        "date and time" => value is Value.Moment,
        "days and time duration" or "day time duration" => value is Value.Duration,
        "list" => value is Value.List list && list.Items.All(item => Holds(Inner[0], item)),
        "range" => value is Value.Range range && (range.Low is Value.Nothing || Holds(Inner[0], range.Low)) && (range.High is Value.Nothing || Holds(Inner[0], range.High)),
        "context" => value is Value.Context context && Entries.Zip(Inner).All(entry => context.Find(entry.First) is { } found && Holds(entry.Second, found)),
        "function" => value is Value.Function function && function.Parameters.Count == Inner.Count - 1,
        _ => false,
    };

    /// <summary>Inside a structure null stands for any value that is not known.</summary>
    private static bool Holds(FeelType type, Value value) => type.Name == "Any" || type.Holds(value) || value is Value.Nothing;
}
