using System.Text;
using CsCheck;
using OneStop.Workflow.Engine;
using OneStop.Workflow.Reader;
using static OneStop.UnitTests.Workflow.A;

namespace OneStop.UnitTests.Workflow;

/// <summary>A block of a sound process: one token goes in, one comes out, whatever happens inside.</summary>
internal sealed record Shape(Kind Kind, Shape[] Parts)
{
    private static readonly Kind[] Leaves = [Kind.Task, Kind.Wait, Kind.Timer, Kind.Effect];
    private static readonly Kind[] Blocks = [Kind.Sequence, Kind.Exclusive, Kind.Parallel, Kind.Split, Kind.Inclusive];
    private static readonly Kind[] Holders = [Kind.Loop, Kind.Sub, Kind.Watched, Kind.Many, Kind.OneByOne, Kind.Call];

    /// <summary>Nested to depth 4.</summary>
    internal static Gen<Shape> Any { get; } = Gen.Recursive<Shape>((depth, inner) => depth > 3
        ? Leaf
        : Gen.OneOf(Leaf, Gen.Int[0, Blocks.Length - 1].Select(at => Blocks[at]).SelectMany(kind => inner.Array[2, 3].Select(parts => new Shape(kind, parts))), Gen.Int[0, Holders.Length - 1].Select(at => Holders[at]).SelectMany(kind => inner.Select(part => new Shape(kind, [part])))));

    private static Gen<Shape> Leaf => Gen.Int[0, Leaves.Length - 1].Select(at => new Shape(Leaves[at], []));
}

internal enum Kind
{
    Task,
    Wait,
    Timer,
    Effect,
    Sequence,
    Exclusive,
    Parallel,
    Split,
    Inclusive,

    /// <summary>Goes back as long as a task says so.</summary>
    Loop,

    /// <summary>A sub-process that a timer on its edge may end.</summary>
    Sub,

    /// <summary>A sub-process with a message on its edge and an event sub-process inside, neither of which interrupts.</summary>
    Watched,
    Many,
    OneByOne,
    Call,
}

/// <summary>A shape as a definition, with those that it calls.</summary>
internal sealed class Drawn
{
    private readonly Dictionary<string, ProcessDefinition> _called = [];
    private readonly ProcessDefinition _definition;

    internal Drawn(Shape shape) => _definition = Process(shape);

    internal DecisionOrFault Decide(ProcessState state, ProcessCommand command, DateTimeOffset now) =>
        ProcessEngine.Decide(_definition, state, command, now, new ProcessSurroundings { Called = _called });

    private ProcessDefinition Process(Shape shape)
    {
        var pen = new Pen(Call);
        var (first, last) = pen.Draw(shape);
        return Definition(pen.Xml + Start() + Task("judge") + End() + Path($"start > judge > {first}") + Path($"{last} > done"), Message("news"));
    }

    private string Call(Shape shape)
    {
        var process = Process(shape);
        var id = $"called{_called.Count}";
        _called[id] = process;
        return id;
    }

    private sealed class Pen(Func<Shape, string> call)
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
            Kind.Exclusive => Around(shape, id => Choice(id, id + "_d"), id => Choice(id), at => $"judge.choice = \"{(at == 0 ? "yes" : "no")}\""),
            Kind.Inclusive => Around(shape, id => $"""<inclusiveGateway id="{id}" default="{id}_d"/>""", id => $"""<inclusiveGateway id="{id}"/>""", at => at == 0 ? "judge.choice = \"yes\"" : "judge.choice != null"),
            Kind.Parallel => Around(shape, Parallel, Parallel, null),
            Kind.Split => Around(shape, id => Task(id), Parallel, null),
            Kind.Loop => Loop(shape),
            Kind.Many or Kind.OneByOne => Inside(shape, $"""<multiInstanceLoopCharacteristics isSequential="{(shape.Kind == Kind.OneByOne ? "true" : "false")}"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>"""),
            Kind.Sub => Sub(shape),
            Kind.Watched => Watched(shape),
            Kind.Call => Node(id => $"""<callActivity id="{id}" calledElement="{call(shape.Parts[0])}"/>"""),
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

        private (string First, string Last) Around(Shape shape, Func<string, string> split, Func<string, string> join, Func<int, string>? condition)
        {
            var (first, last) = (Node(split).First, Node(join).First);
            var parts = shape.Parts.Select(Draw).ToList();
            for (var at = 0; at < parts.Count; at++)
            {
                var isDefault = at == parts.Count - 1;
                _xml.Append(condition is null ? Path($"{first} > {parts[at].First}") : Flow(first, parts[at].First, isDefault ? null : condition(at), isDefault ? first + "_d" : null));
                _xml.Append(Path($"{parts[at].Last} > {last}"));
            }

            return (first, last);
        }

        private (string First, string Last) Loop(Shape shape)
        {
            var (merge, ask, which) = (Node(id => Choice(id)).First, Node(id => Task(id)).First, Node(id => Choice(id, id + "_d")).First);
            var (exit, part) = (Node(id => Choice(id)).First, Draw(shape.Parts[0]));
            _xml.Append(Path($"{merge} > {part.First}")).Append(Path($"{part.Last} > {ask} > {which}")).Append(Flow(which, merge, $"{ask}.choice = \"yes\"")).Append(Flow(which, exit, null, which + "_d"));
            return (merge, exit);
        }

        private (string First, string Last) Inside(Shape shape, string extra)
        {
            var id = $"n{_next++}";
            _xml.Append($"""<subProcess id="{id}">{extra}<startEvent id="{id}_s"/><endEvent id="{id}_e"/>""");
            var (first, last) = Draw(shape.Parts[0]);
            _xml.Append(Path($"{id}_s > {first}")).Append(Path($"{last} > {id}_e")).Append("</subProcess>");
            return (id, id);
        }

        private (string First, string Last) Sub(Shape shape)
        {
            var (id, exit) = (Inside(shape, "").First, Node(one => Choice(one)).First);
            _xml.Append($"""<boundaryEvent id="{id}_b" attachedToRef="{id}"><timerEventDefinition><timeDuration>PT0S</timeDuration></timerEventDefinition></boundaryEvent>""");
            _xml.Append(Path($"{id} > {exit}")).Append(Path($"{id}_b > {exit}"));
            return (id, exit);
        }

        private (string First, string Last) Watched(Shape shape)
        {
            var name = $"x{_next}";
            var (id, _) = Inside(shape, $"""
                <subProcess id="{name}" triggeredByEvent="true"><startEvent id="{name}_s" isInterrupting="false"><timerEventDefinition><timeDuration>PT0S</timeDuration></timerEventDefinition></startEvent><userTask id="{name}_t"/><endEvent id="{name}_e"/>{Path($"{name}_s > {name}_t > {name}_e")}</subProcess>
                """);
            _xml.Append($"""<boundaryEvent id="{id}_b" attachedToRef="{id}" cancelActivity="false"><messageEventDefinition messageRef="news"/></boundaryEvent><endEvent id="{id}_o"/>{Path($"{id}_b > {id}_o")}""");
            return (id, id);
        }
    }
}
