namespace OneStop.Workflow.Reader;

/// <param name="Fields">Declared by <c>os:field</c>; each becomes <c>message.field</c>.</param>
public sealed record Message(string Name, IReadOnlyDictionary<string, VariableKind> Fields);
