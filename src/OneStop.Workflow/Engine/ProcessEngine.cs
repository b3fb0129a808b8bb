using System.Diagnostics;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>Decides what happens next. Pure: no clock, no random, no I/O; the same input gives the same bytes.</summary>
public static class ProcessEngine
{
    /// <param name="now">The command's effective time, UTC; FEEL sees the same.</param>
    /// <returns>The decision, or a fault; then nothing has changed.</returns>
    public static DecisionOrFault Decide(ProcessDefinition definition, ProcessState state, ProcessCommand command, DateTimeOffset now) =>
        Decide(definition, state, command, now, ProcessSurroundings.None);

    /// <inheritdoc cref="Decide(ProcessDefinition, ProcessState, ProcessCommand, DateTimeOffset)"/>
    /// <param name="around">Called definitions and the calendar.</param>
    public static DecisionOrFault Decide(ProcessDefinition definition, ProcessState state, ProcessCommand command, DateTimeOffset now, ProcessSurroundings around)
    {
        if (state.HasStarted == command is ProcessCommand.Start)
            return state.HasStarted ? CommandFaults.AlreadyStarted : CommandFaults.NotStarted;
        if (!WorkingCopy.TryTake(definition, state, around, out var root, out var fault))
            return fault;

        var run = new Run(state, root, around, now);
        return Do(run, definition, state, command, now) is { } wrong ? wrong : run.Settle();
    }

    /// <summary>The fault, or null.</summary>
    private static CommandFault? Do(Run run, ProcessDefinition definition, ProcessState state, ProcessCommand command, DateTimeOffset now) => command switch
    {
        ProcessCommand.Start start => Begin(run, definition, start),
        ProcessCommand.Complete complete => Complete(run, complete),
        ProcessCommand.Answer answer => Answer(run, answer.Token, answer.Values),
        ProcessCommand.Fail fail => Fail(run, fail),
        ProcessCommand.Raise raise => Raise(run, raise),
        ProcessCommand.Deliver deliver => Deliver(run, state, deliver, now),
        ProcessCommand.Signal signal => Signal(run, definition, signal),
        ProcessCommand.FireTimer fire => Fire(run, fire, now),
        ProcessCommand.Retry retry => Retry(run, retry),
        ProcessCommand.SetValues values => SetValues(run, values),
        ProcessCommand.Stop => Stop(run),
        _ => throw new UnreachableException(),
    };

    private static CommandFault? Begin(Run run, ProcessDefinition definition, ProcessCommand.Start start)
    {
        var starts = definition.Wiring.Process.Starts;
        var place = start.Event is { } id ? starts.Find(one => one.Node.Id == id) : starts.Find(one => one.Node.Triggers.Count == 0);
        if (place is null && start.Event is null && starts.Count == 0 && definition.IsOpen)
            place = definition.Wiring.Process.Unled.FirstOrDefault();
        if (place is null)
            return CommandFaults.NoStart;
        if (Data.Check(definition, start.Values) is { } fault)
            return fault;

        Run.Set(run.Root, null, start.Values);
        run.Begin(place, isFired: place.Node.Kind == NodeKind.Start);
        return null;
    }

    private static CommandFault? Complete(Run run, ProcessCommand.Complete complete)
    {
        if (Find(run, complete.Token, Rest.Task, out var scope, out var token) is { } wrong)
            return wrong;
        if (Data.Check(scope.Model, complete.Values) is { } fault)
            return fault;

        var choice = token.Node + ".choice";
        if (complete.Choice is { } text && !Data.IsCode(text))
            return CommandFaults.NotACode(choice);

        Run.Set(scope, token, complete.Values);
        Run.Set(scope, token, choice, complete.Choice is null ? Value.Null : Value.Of(complete.Choice));
        run.Wake(scope, token);
        return null;
    }

    private static CommandFault? Answer(Run run, string id, IReadOnlyDictionary<string, Value> values)
    {
        if (Find(run, id, Rest.Hook, out var scope, out var token) is { } wrong)
            return wrong;
        if (Data.Check(scope.Model, values) is { } fault)
            return fault;

        Run.Set(scope, token, values);
        run.Wake(scope, token);
        return null;
    }

    private static CommandFault? Fail(Run run, ProcessCommand.Fail fail)
    {
        if (Find(run, fail.Token, Rest.Hook, out var scope, out var token) is { } wrong)
            return wrong;

        run.GiveUp(scope, token, "hook.failed", fail.Sentence);
        return null;
    }

    private static CommandFault? Raise(Run run, ProcessCommand.Raise raise)
    {
        if (ProcessState.Find(run.Root, raise.Token) is not var (scope, token))
            return CommandFaults.UnknownToken(raise.Token);
        if (token.Rest is not (Rest.Task or Rest.Hook))
            return CommandFaults.WrongRest(token, StateWriter.NameOf(Rest.Hook));
        if (Data.Check(scope.Model, raise.Values) is { } fault)
            return fault;

        Run.Set(scope, token, raise.Values);
        run.Raise(scope, token, raise.Code);
        return null;
    }

    private static CommandFault? Deliver(Run run, ProcessState state, ProcessCommand.Deliver deliver, DateTimeOffset now)
    {
        var mark = Deliveries.MarkOf(deliver.Name, deliver.Id);
        if (state.Delivered.Contains(mark))
            return CommandFaults.Duplicate(deliver.Name, deliver.Id);

        var found = Deliveries.Receiver(run.Root, deliver.Name, deliver.Key, deliver.Token);
        if (found is null && !deliver.Keep)
            return CommandFaults.NoReceiver(deliver.Name);

        var model = found?.Scope.Model ?? run.Root.Model;
        var fault = model.IsOpen ? Data.Check(model, deliver.Fields) : Data.Check(deliver.Fields, Deliveries.FieldsOf(model, deliver.Name));
        if (fault is not null)
            return fault;

        if (found is var (scope, token))
            run.Receive(scope, token, deliver.Name, mark, deliver.Fields);
        else
            run.Keep(new EarlyMessage(deliver.Name, deliver.Id, deliver.Key, now.ToUniversalTime(), deliver.Fields));

        return null;
    }

    private static CommandFault? Signal(Run run, ProcessDefinition definition, ProcessCommand.Signal signal)
    {
        if (Data.Check(definition, signal.Values) is { } fault)
            return fault;

        Run.Set(run.Root, null, signal.Values);
        return run.Signal(signal.Name, "", null) ? null : CommandFaults.NoSignal(signal.Name);
    }

    private static CommandFault? Fire(Run run, ProcessCommand.FireTimer fire, DateTimeOffset now)
    {
        if (Find(run, fire.Token, Rest.Timer, out var scope, out var token) is { } wrong)
            return wrong;
        if (now < token.DueAt)
            return CommandFaults.NotDue(token);

        run.Happen(scope, token);
        return null;
    }

    private static CommandFault? Retry(Run run, ProcessCommand.Retry retry)
    {
        if (Find(run, retry.Token, Rest.Incident, out var scope, out var token) is { } wrong)
            return wrong;

        run.Again(scope, token);
        return null;
    }

    private static CommandFault? SetValues(Run run, ProcessCommand.SetValues command)
    {
        var (scope, token) = (run.Root, (Token?)null);
        if (command.Token is { } id)
        {
            if (ProcessState.Find(run.Root, id) is not { } found)
                return CommandFaults.UnknownToken(id);

            (scope, token) = found;
        }

        if (Data.Check(scope.Model, command.Values) is { } fault)
            return fault;

        Run.Set(scope, token, command.Values);
        return null;
    }

    private static CommandFault? Stop(Run run)
    {
        run.CancelAll(run.Root);
        return null;
    }

    private static CommandFault? Find(Run run, string id, Rest rest, out Scope scope, out Token token)
    {
        (scope, token) = (null!, null!);
        if (ProcessState.Find(run.Root, id) is not var (inside, found))
            return CommandFaults.UnknownToken(id);
        if (found.Rest != rest)
            return CommandFaults.WrongRest(found, StateWriter.NameOf(rest));

        (scope, token) = (inside, found);
        return null;
    }
}
