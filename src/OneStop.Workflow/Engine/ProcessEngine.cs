using System.Diagnostics;
using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>Decides what happens next. Pure: no clock, no random, no I/O; the same input gives the same bytes.</summary>
public static class ProcessEngine
{
    /// <param name="now">The command's effective time, UTC; FEEL sees the same.</param>
    /// <returns>The decision, or a fault; then nothing has changed.</returns>
    public static DecisionOrFault Decide(ProcessDefinition definition, ProcessState state, ProcessCommand command, DateTimeOffset now)
    {
        if (command is ProcessCommand.Start start)
            return Begin(definition, state, start, now);
        if (!state.HasStarted)
            return CommandFaults.NotStarted;

        return command switch
        {
            ProcessCommand.Complete complete => Complete(definition, state, complete, now),
            ProcessCommand.Deliver deliver => Deliver(definition, state, deliver, now),
            ProcessCommand.FireTimer fire => Fire(definition, state, fire, now),
            _ => throw new UnreachableException(),
        };
    }

    private static DecisionOrFault Begin(ProcessDefinition definition, ProcessState state, ProcessCommand.Start start, DateTimeOffset now)
    {
        if (state.HasStarted)
            return CommandFaults.AlreadyStarted;
        if (definition.Wiring.Start is not { } place)
            return CommandFaults.NoStart;
        if (Data.Check(start.Values, definition.Variables) is { } fault)
            return fault;

        var run = new Run(state, now);
        run.Set(start.Values);
        run.Begin(place);
        return run.Settle(state.Delivered);
    }

    private static DecisionOrFault Complete(ProcessDefinition definition, ProcessState state, ProcessCommand.Complete complete, DateTimeOffset now)
    {
        if (Find(definition, state, complete.Token, Rest.Task, out var token, out var place) is { } wrong)
            return wrong;
        if (Data.Check(complete.Values, definition.Variables) is { } fault)
            return fault;

        var choice = token.Node + ".choice";
        if (complete.Choice is { } text && !Data.IsCode(text))
            return CommandFaults.NotACode(choice);

        var run = new Run(state, now);
        run.Set(complete.Values);
        run.Set(choice, complete.Choice);
        run.Wake(token, new ProcessEffect.WorkClosed(token.Node, token.Id));
        run.Leave(place, token);
        return run.Settle(state.Delivered);
    }

    private static DecisionOrFault Deliver(ProcessDefinition definition, ProcessState state, ProcessCommand.Deliver deliver, DateTimeOffset now)
    {
        var mark = Deliveries.MarkOf(deliver.Name, deliver.Id);
        if (state.Delivered.Contains(mark))
            return CommandFaults.Duplicate(deliver.Name, deliver.Id);
        if (Deliveries.Receiver(definition, state, deliver.Name) is not { } token || definition.Wiring.Find(token.Node) is not { } place)
            return CommandFaults.NoReceiver(deliver.Name);

        var fields = Deliveries.FieldsOf(definition, deliver.Name);
        if (Data.Check(deliver.Fields, fields) is { } fault)
            return fault;

        var run = new Run(state, now);
        run.Set(deliver.Name, fields.Keys, deliver.Fields);
        run.Wake(token, new ProcessEffect.WaitClosed(token.Node, token.Id));
        run.Leave(place, token);
        return run.Settle(Deliveries.With(state.Delivered, mark));
    }

    private static DecisionOrFault Fire(ProcessDefinition definition, ProcessState state, ProcessCommand.FireTimer fire, DateTimeOffset now)
    {
        if (Find(definition, state, fire.Token, Rest.Timer, out var token, out var place) is { } wrong)
            return wrong;
        if (now < token.DueAt)
            return CommandFaults.NotDue(token);

        var run = new Run(state, now);
        run.Wake(token, new ProcessEffect.TimerDisarmed(token.Node, token.Id));
        run.Leave(place, token);
        return run.Settle(state.Delivered);
    }

    private static CommandFault? Find(ProcessDefinition definition, ProcessState state, string id, Rest rest, out Token token, out Place place)
    {
        (token, place) = (null!, null!);
        if (state.Find(id) is not { } found)
            return CommandFaults.UnknownToken(id);
        if (found.Rest != rest)
            return CommandFaults.WrongRest(found, StateWriter.NameOf(rest));
        if (definition.Wiring.Find(found.Node) is not { } at)
            return CommandFaults.OtherDefinition(found);

        (token, place) = (found, at);
        return null;
    }
}
