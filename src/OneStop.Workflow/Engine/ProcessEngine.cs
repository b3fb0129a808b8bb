using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>Decides what happens next. Pure: no clock, no random, no I/O; the same input gives the same bytes.</summary>
public static class ProcessEngine
{
    /// <param name="now">The command's effective time, UTC; FEEL sees the same.</param>
    public static DecisionOrFault Decide(ProcessDefinition definition, ProcessState state, ProcessCommand command, DateTimeOffset now) =>
        throw new NotSupportedException();
}
