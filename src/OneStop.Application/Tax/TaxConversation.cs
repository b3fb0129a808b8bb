using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Procedures;
using OneStop.Workflow.Engine;

namespace OneStop.Application.Tax;

internal static class TaxConversation
{
    public static Refusal? Begin(Change change, ConversationDefinition conversation, ProcessEffect.WaitOpened wait) => null;
}
