using System.Text;
using CsCheck;
using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;
using static OneStop.UnitTests.Workflow.A;

namespace OneStop.UnitTests.Workflow;

/// <summary>Random sound processes of sequences, choices and parallel blocks, under random commands.</summary>
public sealed class PropertyTests
{
    private static readonly Gen<Shape> Shapes = Gen.Recursive<Shape>((depth, inner) => depth > 3
        ? Leaf
        : Gen.OneOf(Leaf, Block(Kind.Sequence, inner), Block(Kind.Exclusive, inner), Block(Kind.Parallel, inner), Block(Kind.Split, inner)));

    private static Gen<Shape> Leaf => Gen.Int[0, 3].Select(kind => new Shape((Kind)kind, []));

    private enum Kind
    {
        Task,
        Wait,
        Timer,
        Effect,
        Sequence,
        Exclusive,
        Parallel,
        Split,
    }

    [Test]
    public void A_sound_process_always_finishes_and_its_tokens_balance() => Gen.Select(Shapes, Gen.Int[0, 1_000_000]).Sample(
        (shape, seed) =>
        {
            var definition = Drawn(shape);
            var random = new Random(seed);
            var state = Decide(definition, ProcessState.Empty, new ProcessCommand.Start(Values()), out var tally);
            for (var step = 0; step < 500 && !state.IsFinished; step++)
            {
                tally.Alive.SetEquals(state.Tokens.Select(token => token.Id)).ShouldBeTrue();
                state.Tokens.Any(token => token.Rest == Rest.Incident).ShouldBeFalse();
                state = Decide(definition, state, Fitting(definition, state, random, step), tally);
            }

            state.IsFinished.ShouldBeTrue();
            tally.Alive.ShouldBeEmpty();
            tally.Open.ShouldBeEmpty();
            tally.Finished.ShouldBe(1);
        },
        iter: 1_000);

    [Test]
    public void Any_command_gives_a_decision_or_a_fault_and_a_fault_changes_nothing() => Gen.Select(Shapes, Gen.Int[0, 1_000_000]).Sample(
        (shape, seed) =>
        {
            var definition = Drawn(shape);
            var random = new Random(seed);
            var state = ProcessState.Empty;
            for (var step = 0; step < 60; step++)
            {
                var command = Wild(state, random);
                var before = state.ToJson();
                if (ProcessEngine.Decide(definition, state, command, Now.AddDays(step)).Succeeded(out var decision, out _))
                    state = decision.State;
                else
                    state.ToJson().ShouldBe(before);
            }
        },
        iter: 500);

    [Test]
    public void The_same_input_gives_the_same_bytes_also_after_JSON() => Gen.Select(Shapes, Gen.Int[0, 1_000_000]).Sample(
        (shape, seed) =>
        {
            var (one, other) = (Drawn(shape), Drawn(shape));
            var random = new Random(seed);
            ProcessEngine.Decide(one, ProcessState.Empty, new ProcessCommand.Start(Values()), Now).Succeeded(out var first, out _).ShouldBeTrue();
            var state = first!.State;
            for (var step = 0; step < 100 && !state.IsFinished; step++)
            {
                var command = Fitting(one, state, random, step);
                ProcessEngine.Decide(one, state, command, Now.AddYears(1)).Succeeded(out var decision, out _).ShouldBeTrue();
                ProcessEngine.Decide(other, ProcessState.FromJson(state.ToJson()), command, Now.AddYears(1)).Succeeded(out var again, out _).ShouldBeTrue();
                again!.State.ToJson().ShouldBe(decision!.State.ToJson());
                Print(again.Effects).ShouldBe(Print(decision.Effects));
                state = decision.State;
            }
        },
        iter: 300);

    private static string Print(IReadOnlyList<ProcessEffect> effects)
    {
        var text = new StringBuilder();
        foreach (var effect in effects)
            text.AppendLine(effect is ProcessEffect.Decided decided ? $"{decided.Node} {decided.Taken} {string.Join(';', decided.Looks.Select(look => $"{look.Flow} {look.Result} {string.Join(',', look.Read)}"))}" : effect.ToString());

        return text.ToString();
    }

    private static Gen<Shape> Block(Kind kind, Gen<Shape> inner) => inner.Array[2, 3].Select(parts => new Shape(kind, parts));

    private static ProcessState Decide(ProcessDefinition definition, ProcessState state, ProcessCommand command, out Tally tally) =>
        Decide(definition, state, command, tally = new Tally());

    private static ProcessState Decide(ProcessDefinition definition, ProcessState state, ProcessCommand command, Tally tally)
    {
        ProcessEngine.Decide(definition, state, command, Now.AddYears(1)).Succeeded(out var decision, out var fault).ShouldBeTrue(fault?.Sentence);
        foreach (var effect in decision!.Effects)
            tally.Count(effect);

        return ProcessState.FromJson(decision.State.ToJson());
    }

    private static ProcessCommand Fitting(ProcessDefinition definition, ProcessState state, Random random, int step)
    {
        var movable = state.Tokens.Where(token => token.Rest != Rest.Join).ToList();
        var token = movable[random.Next(movable.Count)];
        var answer = random.Next(2) == 0 ? "yes" : "no";
        return token.Rest switch
        {
            Rest.Task => new ProcessCommand.Complete(token.Id, answer, Values()),
            Rest.Message => new ProcessCommand.Deliver(definition[token.Node].Message!, $"m{step}", Values()),
            _ => new ProcessCommand.FireTimer(token.Id),
        };
    }

    private static ProcessCommand Wild(ProcessState state, Random random)
    {
        var token = state.Tokens.Count > 0 && random.Next(3) > 0 ? state.Tokens[random.Next(state.Tokens.Count)].Id : $"{random.Next(20)}";
        return random.Next(5) switch
        {
            0 => new ProcessCommand.Start(Values()),
            1 => new ProcessCommand.Deliver(random.Next(2) == 0 ? "news" : "noise", $"m{random.Next(10)}", Values()),
            2 => new ProcessCommand.FireTimer(token),
            3 => new ProcessCommand.Complete(token, "yes", Values(("lost", Value.Null))),
            _ => new ProcessCommand.Complete(token, random.Next(3) switch { 0 => "no", 1 => null, _ => "có" }, Values()),
        };
    }

    private static ProcessDefinition Drawn(Shape shape)
    {
        var drawing = new Drawing();
        var (first, last) = drawing.Draw(shape);
        return Definition(drawing.Xml + Start() + Task("judge") + End() + Path($"start > judge > {first}") + Path($"{last} > done"), Message("news"));
    }

    private sealed record Shape(Kind Kind, Shape[] Parts);

    private sealed class Drawing
    {
        private readonly StringBuilder _xml = new();
        private int _next;

        public string Xml => _xml.ToString();

        public (string First, string Last) Draw(Shape shape) => shape.Kind switch
        {
            Kind.Task => Node(id => Task(id)),
            Kind.Wait => Node(id => Wait(id, "news")),
            Kind.Timer => Node(id => Timer(id, "PT0S")),
            Kind.Effect => Node(Effect),
            Kind.Sequence => Sequence(shape),
            Kind.Exclusive => Around(shape, id => Choice(id, id + "_d"), id => Choice(id), true),
            Kind.Parallel => Around(shape, Parallel, Parallel, false),
            Kind.Split => Around(shape, id => Task(id), Parallel, false),
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        };

        private (string First, string Last) Node(Func<string, string> draw)
        {
            var id = $"n{_next++}";
            _xml.Append(draw(id));
            return (id, id);
        }

        private (string First, string Last) Sequence(Shape shape)
        {
            var parts = shape.Parts.Select(Draw).ToList();
            for (var at = 1; at < parts.Count; at++)
                _xml.Append(Path($"{parts[at - 1].Last} > {parts[at].First}"));

            return (parts[0].First, parts[^1].Last);
        }

        private (string First, string Last) Around(Shape shape, Func<string, string> split, Func<string, string> join, bool chooses)
        {
            var (first, last) = (Node(split).First, Node(join).First);
            var parts = shape.Parts.Select(Draw).ToList();
            for (var at = 0; at < parts.Count; at++)
            {
                var isDefault = at == parts.Count - 1;
                _xml.Append(chooses ? Flow(first, parts[at].First, isDefault ? null : $"judge.choice = \"{(at == 0 ? "yes" : "no")}\"", isDefault ? first + "_d" : null) : Path($"{first} > {parts[at].First}"));
                _xml.Append(Path($"{parts[at].Last} > {last}"));
            }

            return (first, last);
        }
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
                ProcessEffect.Finished => ++Finished == 1,
                _ => true,
            };
            if (!fits)
                throw new InvalidOperationException($"{effect} does not fit what came before.");
        }
    }
}
