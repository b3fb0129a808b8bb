using OneStop.Application.Procedures.Reading;
using OneStop.Domain.Procedures;
using OneStop.Workflow.Reader;

namespace OneStop.Application.Procedures;

/// <summary>What a process says of offices, limits and outcomes, faulty or not.</summary>
/// <param name="Places">Where the os: element of a node stands, by node id.</param>
internal sealed record Route(
    ProcessDefinition Process,
    IReadOnlyDictionary<string, StepDefinition> Steps,
    IReadOnlyDictionary<string, ConversationDefinition> Conversations,
    IReadOnlyDictionary<string, WaitDefinition> Waits,
    IReadOnlyDictionary<string, string> Results,
    IReadOnlyDictionary<string, Place> Places,
    Findings Findings)
{
    /// <summary>The os: element of a node; the node itself where it has none.</summary>
    internal Place PlaceOf(string node) =>
        Places.TryGetValue(node, out var place) ? place : Process.Find(node) is { } found ? new Place(found.Line, found.Column) : Place.Start;

    /// <summary>Roles of offices that nodes ask for, with the post where they name one; desk and return-desk are the dossier's own.</summary>
    internal IEnumerable<(string Node, string Role, string? Post)> Offices() =>
        Steps.Values.Select(step => (step.Node, step.OfficeRole, (string?)step.Post))
            .Concat(Conversations.Values.Select(conversation => (conversation.Node, conversation.OfficeRole, (string?)null)))
            .Concat(Waits.Values.Select(wait => (wait.Node, wait.OfficeRole, (string?)wait.Post)));
}
