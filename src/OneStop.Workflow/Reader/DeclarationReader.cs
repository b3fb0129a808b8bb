using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Reader;

/// <summary>Reads what may be named in conditions: variables of the process and fields of messages.</summary>
internal sealed class DeclarationReader(Draft draft, FaultList faults)
{
    internal void Read(Element root)
    {
        foreach (var holder in draft.Process.OneStop("variables"))
            holder.Children.ForEach(variable => Declare(variable, "variable", draft.Variables));

        foreach (var shared in root.Children.Where(child => child.IsBpmn && child.Id is { Length: > 0 }))
            draft.Shared.TryAdd(shared.Id!, shared);

        foreach (var message in root.Bpmn("message"))
            ReadMessage(message);
    }

    private void ReadMessage(Element message)
    {
        if (message.Id is not { Length: > 0 } id)
        {
            faults.Add(message, "bpmn.id-missing", "This message has no id, so nothing can refer to it.");
            return;
        }

        var name = message["name"] is { Length: > 0 } given ? given : id;
        var fields = new Dictionary<string, VariableKind>(StringComparer.Ordinal);
        foreach (var field in message.OneStop("field"))
            Declare(field, "field", fields);

        draft.Messages.TryAdd(id, new MessageDraft(message, name, fields));
        if (fields.Count > 0 && !Lexer.IsName(name))
            faults.Add(message, "bpmn.message-name", $"The message '{name}' has fields, so conditions must be able to name it: a lower-case letter, then letters, digits and _.");
    }

    private void Declare(Element declaration, string wanted, Dictionary<string, VariableKind> into)
    {
        if (declaration.Namespace != Names.OneStop || declaration.Name != wanted)
            faults.Add(declaration, "bpmn.variable-unknown", $"'{declaration.Name}' is not known here; write os:{wanted} with name and type.");
        else if (declaration["name"] is not { } name || !Lexer.IsName(name))
            faults.Add(declaration, "bpmn.variable-name", $"The name '{declaration["name"]}' cannot stand in a condition: a lower-case letter, then letters, digits and _, and no word of FEEL.");
        else if (KindOf(declaration["type"]) is not { } kind)
            faults.Add(declaration, "bpmn.variable-type", $"'{declaration["type"]}' is no type of '{name}'; there are bool, number, date, code and list.");
        else if (!into.TryAdd(name, kind))
            faults.Add(declaration, "bpmn.variable-duplicate", $"'{name}' is declared twice.");
    }

    private static VariableKind? KindOf(string? type) => type switch
    {
        "bool" => VariableKind.Bool,
        "number" => VariableKind.Number,
        "date" => VariableKind.Date,
        "code" => VariableKind.Code,
        "list" => VariableKind.List,
        _ => null,
    };
}
