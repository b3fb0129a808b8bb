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

    /// <summary>The first fault, or null.</summary>
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
    };
}
