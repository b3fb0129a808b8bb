using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Text;
using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>Messages: who waits, and which came before.</summary>
internal static class Deliveries
{
    /// <summary>How many messages back a repetition is known.</summary>
    internal const int Kept = 32;

    private const int MarkBytes = 12;

    /// <summary>A short hash: ids of partners may be long, and the state must stay small.</summary>
    internal static string MarkOf(string name, string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{id}"), hash);
        return Convert.ToBase64String(hash[..MarkBytes]);
    }

    internal static List<string> With(IReadOnlyList<string> delivered, string mark) => [.. delivered.Skip(Math.Max(0, delivered.Count - Kept + 1)), mark];

    /// <summary>How many messages are kept until somebody waits for them.</summary>
    internal const int MaxEarly = 100;

    /// <summary>How long.</summary>
    internal static TimeSpan Lasting => TimeSpan.FromDays(30);

    /// <summary>The token that waits longest for the message with this key, its own or armed beside another.</summary>
    /// <param name="only">The one token that may receive it.</param>
    internal static (Scope Scope, Token Token)? Receiver(Scope scope, string message, string? key, string? only)
    {
        (Scope Scope, Token Token)? first = null;
        Find(scope, message, key, only, ref first);
        return first;
    }

    private static void Find(Scope scope, string message, string? key, string? only, ref (Scope Scope, Token Token)? first)
    {
        foreach (var token in scope.Resting)
        {
            Compare(scope, token, message, key, only, ref first);
            if (token.Inner is { } inner)
                Find(inner, message, key, only, ref first);
        }

        foreach (var token in scope.Waiting)
            Compare(scope, token, message, key, only, ref first);
    }

    private static void Compare(Scope scope, Token token, string message, string? key, string? only, ref (Scope Scope, Token Token)? first)
    {
        var hears = token.Rest == Rest.Message && (token.Awaits ?? scope.PlaceOf(token).Node.Message) == message && token.Key == key && (only is null || only == token.Id);
        if (hears && (first is null || first.Value.Token.IsAfter(token)))
            first = (scope, token);
    }

    internal static IReadOnlyDictionary<string, VariableKind> FieldsOf(ProcessDefinition definition, string message) =>
        definition.Messages.TryGetValue(message, out var declared) ? declared.Fields : ReadOnlyDictionary<string, VariableKind>.Empty;
}
