using System.Text;
using CsCheck;
using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;
using static OneStop.UnitTests.Workflow.A;

namespace OneStop.UnitTests.Workflow;

/// <summary>Random sound processes, drawn by <see cref="Shape"/>, under random commands.</summary>
public sealed class PropertyTests
{
    [Test]
    public void A_sound_process_always_finishes_and_its_tokens_balance() => Gen.Select(Shape.Any, Gen.Int[0, 1_000_000]).Sample(
        (shape, seed) =>
        {
            var drawn = new Drawn(shape);
            var random = new Random(seed);
            var state = Decide(drawn, ProcessState.Empty, new ProcessCommand.Start(Values()), out var tally);
            for (var step = 0; step < 500 && !state.IsFinished; step++)
            {
                tally.Alive.SetEquals(state.Tokens.Select(token => token.Id)).ShouldBeTrue();
                state.Tokens.Any(token => token.Rest == Rest.Incident).ShouldBeFalse();
                state = Decide(drawn, state, Fitting(state, random, step), tally);
            }

            state.IsFinished.ShouldBeTrue();
            tally.Alive.ShouldBeEmpty();
            tally.Open.ShouldBeEmpty();
            tally.Finished.ShouldBe(1);
        },
        iter: 1_000);

    [Test]
    public void Any_command_gives_a_decision_or_a_fault_and_a_fault_changes_nothing() => Gen.Select(Shape.Any, Gen.Int[0, 1_000_000]).Sample(
        (shape, seed) =>
        {
            var drawn = new Drawn(shape);
            var random = new Random(seed);
            var state = ProcessState.Empty;
            for (var step = 0; step < 60; step++)
            {
                var command = Wild(state, random);
                var before = state.ToJson();
                if (drawn.Decide(state, command, Now.AddDays(step)).Succeeded(out var decision, out _))
                    state = decision.State;
                else
                    state.ToJson().ShouldBe(before);
            }
        },
        iter: 500);

    [Test]
    public void The_same_input_gives_the_same_bytes_also_after_JSON() => Gen.Select(Shape.Any, Gen.Int[0, 1_000_000]).Sample(
        (shape, seed) =>
        {
            var (one, other) = (new Drawn(shape), new Drawn(shape));
            var random = new Random(seed);
            one.Decide(ProcessState.Empty, new ProcessCommand.Start(Values()), Now).Succeeded(out var first, out _).ShouldBeTrue();
            var state = first!.State;
            for (var step = 0; step < 100 && !state.IsFinished; step++)
            {
                var command = Fitting(state, random, step);
                one.Decide(state, command, Now.AddYears(1)).Succeeded(out var decision, out _).ShouldBeTrue();
                other.Decide(ProcessState.FromJson(state.ToJson()), command, Now.AddYears(1)).Succeeded(out var again, out _).ShouldBeTrue();
                again!.State.ToJson().ShouldBe(decision!.State.ToJson());
                Print(again.Effects).ShouldBe(Print(decision.Effects));
                state = decision.State;
            }
        },
        iter: 300);

    [Test]
    public void Replaying_the_commands_gives_the_state() => Gen.Select(Shape.Any, Gen.Int[0, 1_000_000]).Sample(
        (shape, seed) =>
        {
            var drawn = new Drawn(shape);
            var random = new Random(seed);
            var journal = new List<ProcessCommand> { new ProcessCommand.Start(Values()) };
            var state = Replay(drawn, journal);
            for (var step = 0; step < 30 && !state.IsFinished; step++)
            {
                journal.Add(Fitting(state, random, step));
                drawn.Decide(state, journal[^1], Now.AddYears(1)).Succeeded(out var decision, out _).ShouldBeTrue();
                state = decision!.State;
            }

            Replay(drawn, journal).ToJson().ShouldBe(state.ToJson());
        },
        iter: 200);

    private static ProcessState Replay(Drawn drawn, List<ProcessCommand> journal) => journal.Aggregate(ProcessState.Empty, (state, command) =>
    {
        drawn.Decide(state, command, Now.AddYears(1)).Succeeded(out var decision, out var fault).ShouldBeTrue(fault?.Sentence);
        return decision!.State;
    });

    private static string Print(IReadOnlyList<ProcessEffect> effects)
    {
        var text = new StringBuilder();
        foreach (var effect in effects)
            text.AppendLine(effect is ProcessEffect.Decided decided ? $"{decided.Node} {decided.Taken} {string.Join(';', decided.Looks.Select(look => $"{look.Flow} {look.Result} {string.Join(',', look.Read)}"))}" : effect.ToString());

        return text.ToString();
    }

    private static ProcessState Decide(Drawn drawn, ProcessState state, ProcessCommand command, out Tally tally) =>
        Decide(drawn, state, command, tally = new Tally());

    private static ProcessState Decide(Drawn drawn, ProcessState state, ProcessCommand command, Tally tally)
    {
        drawn.Decide(state, command, Now.AddYears(1)).Succeeded(out var decision, out var fault).ShouldBeTrue(fault?.Sentence);
        foreach (var effect in decision!.Effects)
            tally.Count(effect);

        return ProcessState.FromJson(decision.State.ToJson());
    }

    private static ProcessCommand Fitting(ProcessState state, Random random, int step)
    {
        var movable = state.Tokens.Where(token => token.Rest is not (Rest.Join or Rest.Inside)).Concat(state.Armed).ToList();
        var token = movable[random.Next(movable.Count)];
        var answer = random.Next(2) == 0 ? "yes" : "no";
        return token.Rest switch
        {
            Rest.Task => new ProcessCommand.Complete(token.Id, answer, Values()),
            Rest.Message => new ProcessCommand.Deliver("news", $"m{step}", Values()) { Token = token.Id },
            _ => new ProcessCommand.FireTimer(token.Id),
        };
    }

    private static ProcessCommand Wild(ProcessState state, Random random)
    {
        var token = state.Tokens.Count > 0 && random.Next(3) > 0 ? state.Tokens[random.Next(state.Tokens.Count)].Id : $"{random.Next(20)}";
        return random.Next(9) switch
        {
            0 => new ProcessCommand.Start(Values()),
            1 => new ProcessCommand.Deliver(random.Next(2) == 0 ? "news" : "noise", $"m{random.Next(10)}", Values()),
            2 => new ProcessCommand.FireTimer(token),
            3 => new ProcessCommand.Retry(token),
            4 => new ProcessCommand.Raise(token, "lost", Values()),
            5 => new ProcessCommand.Signal("noise", Values()),
            6 => new ProcessCommand.Answer(token, Values()),
            7 => new ProcessCommand.Complete(token, "yes", Values(("lost", Value.Null))),
            _ => new ProcessCommand.Complete(token, random.Next(3) switch { 0 => "no", 1 => null, _ => "có" }, Values()),
        };
    }

    private sealed class Tally
    {
        public HashSet<string> Alive { get; } = [];

        public HashSet<string> Open { get; } = [];

        public int Finished { get; private set; }

        public void Count(ProcessEffect effect)
        {
            var fits = effect switch
            {
                ProcessEffect.Entered entered => Alive.Add(entered.Token),
                ProcessEffect.Left left => Alive.Remove(left.Token),
                ProcessEffect.WorkOpened opened => Open.Add(opened.Token),
                ProcessEffect.WorkClosed closed => Open.Remove(closed.Token),
                ProcessEffect.WaitOpened opened => Open.Add(opened.Token),
                ProcessEffect.WaitClosed closed => Open.Remove(closed.Token),
                ProcessEffect.TimerArmed armed => Open.Add(armed.Token),
                ProcessEffect.TimerDisarmed disarmed => Open.Remove(disarmed.Token),
                ProcessEffect.Cancelled cancelled => Alive.Remove(cancelled.Token),
                ProcessEffect.Finished => ++Finished == 1,
                _ => true,
            };
            if (!fits)
                throw new InvalidOperationException($"{effect} does not fit what came before.");
        }
    }
}
