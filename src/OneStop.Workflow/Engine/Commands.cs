using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Engine;

/// <summary>What is asked of a process.</summary>
public abstract record ProcessCommand
{
    private ProcessCommand()
    {
    }

    /// <summary>Starts the process. The state before must be <see cref="ProcessState.Empty"/>.</summary>
    /// <param name="Values">Declared variables to begin with.</param>
    public sealed record Start(IReadOnlyDictionary<string, Value> Values) : ProcessCommand
    {
        /// <summary>Id of the start event that a message, signal or timer meets; null: the plain one.</summary>
        public string? Event { get; init; }
    }

    /// <summary>Ends the user task that the token rests on.</summary>
    /// <param name="Token">Id of the token.</param>
    /// <param name="Choice">Becomes the variable <c>node.choice</c>; null: none.</param>
    /// <param name="Values">Declared variables to set.</param>
    public sealed record Complete(string Token, string? Choice, IReadOnlyDictionary<string, Value> Values) : ProcessCommand;

    /// <summary>The host has done what a waiting hook asked for.</summary>
    public sealed record Answer(string Token, IReadOnlyDictionary<string, Value> Values) : ProcessCommand;

    /// <summary>The host could not do it: an incident, to be retried.</summary>
    /// <param name="Sentence">Why, without anything personal.</param>
    public sealed record Fail(string Token, string Sentence) : ProcessCommand;

    /// <summary>What the token rests on ends with an error that the diagram knows.</summary>
    public sealed record Raise(string Token, string Code, IReadOnlyDictionary<string, Value> Values) : ProcessCommand;

    /// <summary>Delivers a message to the token that waits for it longest.</summary>
    /// <param name="Name">Of the message.</param>
    /// <param name="Id">The same id twice is one message.</param>
    /// <param name="Fields">Become <c>message.field</c>.</param>
    public sealed record Deliver(string Name, string Id, IReadOnlyDictionary<string, Value> Fields) : ProcessCommand
    {
        /// <summary>Null: the dossier's.</summary>
        public string? Key { get; init; }

        /// <summary>Null: whoever waits.</summary>
        public string? Token { get; init; }

        /// <summary>Keep it when nobody waits yet.</summary>
        public bool Keep { get; init; }
    }

    /// <summary>Everyone who waits for the signal goes on.</summary>
    public sealed record Signal(string Name, IReadOnlyDictionary<string, Value> Values) : ProcessCommand;

    /// <summary>Lets a due timer go on.</summary>
    /// <param name="Token">The token that rests on the timer.</param>
    public sealed record FireTimer(string Token) : ProcessCommand;

    /// <summary>Tries again where an incident stands.</summary>
    public sealed record Retry(string Token) : ProcessCommand;

    /// <summary>Sets variables and moves nothing.</summary>
    /// <param name="Token">Whose view counts where a name stands in several scopes; null: the process.</param>
    public sealed record SetValues(IReadOnlyDictionary<string, Value> Values, string? Token = null) : ProcessCommand;

    /// <summary>Takes every token away.</summary>
    public sealed record Stop : ProcessCommand;
}
