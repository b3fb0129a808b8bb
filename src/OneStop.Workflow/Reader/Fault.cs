namespace OneStop.Workflow.Reader;

/// <summary>Something in a file that is wrong or doubtful, where an author can find it.</summary>
/// <param name="File">Name as it was given to the reader.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Rule">Stable id of the rule: <c>bpmn.unknown-target</c>.</param>
/// <param name="ElementId">Null where the element has none.</param>
/// <param name="Sentence">What is wrong and how to mend it, in plain English.</param>
public sealed record Fault(
    string File, int Line, int Column, string Rule, string? ElementId, string? ElementName, string Sentence, FaultWeight Weight = FaultWeight.Error);

public enum FaultWeight
{
    /// <summary>Works, and somebody should look.</summary>
    Warning,

    /// <summary>Must not be published.</summary>
    Error,
}
