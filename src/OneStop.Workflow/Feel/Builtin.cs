namespace OneStop.Workflow.Feel;

/// <summary>A function that every expression knows.</summary>
/// <param name="Parameters">Their names, for calls by name; two names of one parameter stand beside a '|'.</param>
/// <param name="Required">The others may be left out.</param>
/// <param name="Body">Gets every argument, null for one that was left out; what does not fit gives null.</param>
internal sealed record Builtin(string Name, string[] Parameters, int Required, Func<Evaluator, Value[], Value> Body)
{
    /// <summary>Instead of one list several values may be given.</summary>
    internal bool IsVariadic { get; init; }

    /// <summary>Whether an optional argument that stands there may be null; else the answer is null.</summary>
    internal bool IsLenient { get; init; }

    internal bool Takes(int arguments) => arguments >= Required && (IsVariadic || arguments <= Parameters.Length);

    internal Value Apply(Evaluator evaluator, Value[] arguments)
    {
        if (!IsLenient && arguments.Length > Required && arguments.Skip(Required).Any(argument => argument is Value.Nothing) && !IsVariadic)
            return Value.Null;

        try
        {
            return Body(evaluator, IsVariadic ? arguments : [.. arguments, .. Enumerable.Repeat(Value.Null, Parameters.Length - arguments.Length)]);
        }
        catch (OverflowException)
        {
            return Value.Null;
        }
    }
}
