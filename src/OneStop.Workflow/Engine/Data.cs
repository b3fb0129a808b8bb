using System.Buffers;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>Lets only declared data of the declared type into a process.</summary>
internal static class Data
{
    internal const int MaxCodeLength = 64;

    private static readonly SearchValues<char> CodeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:/#-");

    /// <summary>The first fault, or null. An open definition takes any data that a state can hold.</summary>
    internal static CommandFault? Check(ProcessDefinition definition, IReadOnlyDictionary<string, Value> values)
    {
        if (!definition.IsOpen)
            return Check(values, definition.Variables);

        foreach (var (name, value) in values)
        {
            if (!IsKept(value))
                return CommandFaults.UnknownVariable(name);
        }

        return null;
    }

    /// <summary>What a state can hold.</summary>
    internal static bool IsKept(Value value) =>
        value is Value.Nothing or Value.Truth or Value.Number or Value.Date or Value.Code || value is Value.List list && list.Items.All(item => item is not Value.Nothing && IsKept(item));

    internal static CommandFault? Check(IReadOnlyDictionary<string, Value> values, IReadOnlyDictionary<string, VariableKind> declared)
    {
        if (values.Count == 0)
            return null;

        foreach (var (name, value) in values)
        {
            if (!declared.TryGetValue(name, out var kind))
                return CommandFaults.UnknownVariable(name);
            if (!Fits(value, kind))
                return CommandFaults.WrongType(name, kind, value);
            if (value is Value.Code { Text: var code } && !IsCode(code))
                return CommandFaults.NotACode(name);
        }

        return null;
    }

    internal static bool IsCode(string text) => text.Length is > 0 and <= MaxCodeLength && !text.AsSpan().ContainsAnyExcept(CodeCharacters);

    private static bool Fits(Value value, VariableKind kind) => value is Value.Nothing || kind switch
    {
        VariableKind.Bool => value is Value.Truth,
        VariableKind.Number => value is Value.Number,
        VariableKind.Date => value is Value.Date,
        VariableKind.Code => value is Value.Code,
        VariableKind.List => value is Value.List { Items: var items } && items.All(item => item is Value.Truth or Value.Number or Value.Date || item is Value.Code { Text: var code } && IsCode(code)),
    };
}
