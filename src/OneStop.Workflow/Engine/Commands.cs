using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Engine;

/// <summary>What is asked of a process.</summary>
public abstract record ProcessCommand
{
    private ProcessCommand()
    {
    }

    /// <summary>Starts at the one none start event. The state before must be <see cref="ProcessState.Empty"/>.</summary>
    /// <param name="Values">Declared variables to begin with.</param>
    public sealed record Start(IReadOnlyDictionary<string, Value> Values) : ProcessCommand;

    /// <summary>Ends the user task that the token rests on.</summary>
    /// <param name="Token">Id of the token.</param>
    /// <param name="Choice">Becomes the variable <c>node.choice</c>; null: none.</param>
    /// <param name="Values">Declared variables to set.</param>
    public sealed record Complete(string Token, string? Choice, IReadOnlyDictionary<string, Value> Values) : ProcessCommand;

    /// <summary>Delivers a message to the token that waits for it longest.</summary>
    /// <param name="Name">Of the message.</param>
    /// <param name="Id">The same id twice is one message.</param>
    /// <param name="Fields">Become <c>message.field</c>.</param>
    public sealed record Deliver(string Name, string Id, IReadOnlyDictionary<string, Value> Fields) : ProcessCommand;

    /// <summary>Lets a due timer go on.</summary>
    /// <param name="Token">The token that rests on the timer.</param>
    public sealed record FireTimer(string Token) : ProcessCommand;
}
