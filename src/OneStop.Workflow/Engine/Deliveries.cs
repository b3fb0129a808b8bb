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

    /// <summary>The token that waits longest: tokens stand in order of arrival.</summary>
    internal static Token? Receiver(ProcessDefinition definition, ProcessState state, string message)
    {
        foreach (var token in state.Tokens)
        {
            if (token.Rest == Rest.Message && definition.Find(token.Node)?.Message == message)
                return token;
        }

        return null;
    }

    internal static IReadOnlyDictionary<string, VariableKind> FieldsOf(ProcessDefinition definition, string message) =>
        definition.Messages.TryGetValue(message, out var declared) ? declared.Fields : ReadOnlyDictionary<string, VariableKind>.Empty;
}
