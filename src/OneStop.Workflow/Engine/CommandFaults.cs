using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>Every reason why a command changes nothing. The codes are permanent.</summary>
internal static class CommandFaults
{
    internal static readonly CommandFault NotStarted = new("process.not-started", "The process has not started.");
    internal static readonly CommandFault AlreadyStarted = new("process.already-started", "The process has started already.");
    internal static readonly CommandFault NoStart = new("process.no-start", "The definition has no such start event.");

    internal static CommandFault UnknownToken(string token) => new("process.unknown-token", $"No token '{token}' rests in the process; it has gone on or never was.");

    internal static CommandFault WrongRest(Token token, string wanted) => new(
        "process.wrong-rest", $"The token '{token.Id}' on '{token.Node}' rests on '{StateWriter.NameOf(token.Rest)}', not on '{wanted}'.");

    internal static CommandFault OtherDefinition(Token token) => new("process.other-definition", $"The definition has no node '{token.Node}', where the token '{token.Id}' rests.");

    internal static CommandFault NotDue(Token token) => new("process.timer-not-due", $"The timer '{token.Node}' is due at {token.DueAt:O}, later than the command.");

    internal static CommandFault NoReceiver(string message) => new("process.no-receiver", $"No token waits for the message '{message}'.");

    internal static CommandFault Duplicate(string message, string id) => new("process.duplicate-message", $"The message '{message}' with id '{id}' was delivered before.");

    internal static CommandFault UnknownVariable(string path) => new("process.unknown-variable", $"'{path}' is not declared.");

    internal static CommandFault WrongType(string path, VariableKind kind, Value value) => new(
        "process.wrong-type", $"'{path}' is declared as {KindName(kind)}; a {value.GetType().Name.ToLowerInvariant()} was given.");

    internal static CommandFault NotACode(string path) => new(
        "process.not-a-code", $"'{path}' must be a code of 1 to {Data.MaxCodeLength} ASCII letters, digits and . _ : / # -, never a name or free text.");

    internal static CommandFault NoSignal(string signal) => new("process.no-receiver", $"No token waits for the signal '{signal}'.");

    private static string KindName(VariableKind kind) => kind switch
    {
        VariableKind.Bool => "bool",
        VariableKind.Number => "number",
        VariableKind.Date => "date",
        VariableKind.Code => "code",
        VariableKind.List => "list",
    };
}
