using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>Multi-instance activities and loops: one token holds the instances, which count for each other.</summary>
internal sealed partial class Run
{
    /// <summary>More are no parcels or heirs of one dossier.</summary>
    private const int MaxInstances = 1_000;

    private void OpenInstances(Scope scope, Place place, Token token)
    {
        RestAt(scope, token, Rest.Inside);
        if (scope.Depth >= MaxDepth)
        {
            Trouble(scope, token, "scope.too-deep", $"{Label(place.Node)} would be the {MaxDepth + 1}th inside another.");
            return;
        }

        if (place.Node.Loop is { } loop)
        {
            ArmBoundaries(scope, place, token);
            var rounds = Inside(scope.Model, scope, token, null);
            if (loop.IsAskedFirst)
                NextRound(rounds, place, token.Branch, 0, null);
            else
                SendInstance(rounds, place, token.Branch, 0, null);
        }
        else
        {
            OpenMany(scope, place, place.Node.Many!, token);
        }
    }

    private void OpenMany(Scope scope, Place place, Many many, Token token)
    {
        var items = many.Collection is null ? null : Evaluate(scope, token, many.Collection) as Value.List;
        var count = items?.Items.Count ?? (many.Cardinality is null ? -1 : CountOf(many.Cardinality.Evaluate(View(scope, token)).Value));
        if (count is < 0 or > MaxInstances)
        {
            Trouble(scope, token, "many.no-count", $"How often {Label(place.Node)} is to be done is no whole number up to {MaxInstances} and no list.");
            return;
        }

        ArmBoundaries(scope, place, token);
        var body = Inside(scope.Model, scope, token, null);
        body.Data = body.Data
            .With(Counters.Instances, Value.Of(count)).With(Counters.Completed, Value.Of(0m)).With(Counters.Terminated, Value.Of(0m)).With(Counters.Active, Value.Of(many.IsSequential ? Math.Min(1, count) : count));
        body.Items = many.IsSequential ? items : null;
        body.Results = many.Results is null ? null : new Value.List([.. Enumerable.Repeat(Value.Null, count)]);
        for (var index = (many.IsSequential ? Math.Min(1, count) : count) - 1; index >= 0; index--)
            SendInstance(body, place, token.Branch, index, items?.Items[index]);

        EndIfEmpty(body);
    }

    private static int CountOf(Value value) => value is Value.Number { Amount: >= 0 and <= MaxInstances + 1 and var amount } && amount == decimal.Truncate(amount) ? (int)amount : -1;

    private void SendInstance(Scope body, Place place, string branch, int index, Value? item)
    {
        var many = place.Node.Many;
        var data = Variables.None.With(Counters.Loop, Value.Of(index + 1m));
        if (many?.Item is { } name && item is not null)
            data = data.With(name, item);

        _moves++;
        body.Moving++;
        var own = many is { IsSequential: false } ? Branches.Under(branch, $"{place.Node.Id}-{index + 1}") : branch;
        _moving.Push(new Arrival(body, place, null, own, false, index, data));
    }

    /// <summary>One instance or round is over: the completion condition is asked, then the next one comes.</summary>
    private void EndInstance(Scope body, Place place, Token token)
    {
        if (IsTooFar(body, token))
            return;

        if (place.Node.Many is not { } many)
        {
            _effects.Add(new ProcessEffect.Left(place.Node.Id, token.Id));
            NextRound(body, place, token.Branch, token.Index!.Value + 1, token);
            return;
        }

        var (completed, active) = (Count(body, Counters.Completed) + 1, Count(body, Counters.Active) - 1);
        body.Data = body.Data.With(Counters.Completed, Value.Of(completed)).With(Counters.Active, Value.Of(active));
        KeepResult(body, many, token);
        var isOver = false;
        if (many.Completion is { } condition)
        {
            var answer = condition.Evaluate(View(body, token));
            var result = (answer.Value as Value.Truth)?.Is;
            _effects.Add(new ProcessEffect.Decided(place.Node.Id, [new Look("", condition.Text, answer.Read, result)], null));
            if (result is null)
            {
                body.Data = body.Data.With(Counters.Completed, Value.Of(completed - 1)).With(Counters.Active, Value.Of(active + 1));
                Stick(body, token, "condition.not-boolean", $"The completion condition '{condition.Text}' of {Label(place.Node)} is neither true nor false.");
                return;
            }

            isOver = result.Value;
        }

        _effects.Add(new ProcessEffect.Left(place.Node.Id, token.Id));
        var next = token.Index!.Value + 1;
        if (isOver)
        {
            body.Data = body.Data.With(Counters.Terminated, Value.Of(active)).With(Counters.Active, Value.Of(0m));
            CancelAll(body);
        }
        else if (many.IsSequential && next < Count(body, Counters.Instances))
        {
            body.Data = body.Data.With(Counters.Active, Value.Of(1m));
            SendInstance(body, place, token.Branch, next, body.Items?.Items[next]);
        }

        EndIfEmpty(body);
    }

    private static decimal Count(Scope body, string counter) => (body.Data.GetValueOrDefault(counter) as Value.Number)?.Amount ?? 0;

    private void KeepResult(Scope body, Many many, Token token)
    {
        if (body.Results is not { } results || many.Result is not { } name)
            return;

        var value = View(body, token).Data.GetValueOrDefault(name, Value.Null);
        body.Results = new Value.List([.. results.Items.Select((old, at) => at == token.Index ? value : old)]);
    }

    /// <summary>Results stand in order of index; of an instance that was cancelled there is none.</summary>
    private static void GatherResults(Scope outer, Scope body, Place place, Token holder)
    {
        if (body.Results is { } results && place.Node.Many?.Results is { } name)
            Set(outer, holder, name, new Value.List([.. results.Items.Where(item => item is not Value.Nothing)]));
    }

    private void NextRound(Scope rounds, Place place, string branch, int index, Token? last)
    {
        var loop = place.Node.Loop!;
        var goesOn = loop.Maximum is not { } maximum || index < maximum;
        if (goesOn && loop.Condition is { } condition)
        {
            var answer = condition.Evaluate(View(rounds, last));
            var result = (answer.Value as Value.Truth)?.Is;
            _effects.Add(new ProcessEffect.Decided(place.Node.Id, [new Look("", condition.Text, answer.Read, result)], null));
            if (result is null)
            {
                var token = last ?? new Token(NewId(), place.Node.Id, Rest.Incident, branch) { Index = 0 };
                Stick(rounds, token, "condition.not-boolean", $"The loop condition '{condition.Text}' of {Label(place.Node)} is neither true nor false.");
                return;
            }

            goesOn = result.Value;
        }

        if (goesOn)
            SendInstance(rounds, place, branch, index, null);
        else
            EndIfEmpty(rounds);
    }
}
