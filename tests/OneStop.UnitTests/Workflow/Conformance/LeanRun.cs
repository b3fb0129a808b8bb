using System.Text.Json;
using System.Xml.Linq;
using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.UnitTests.Workflow.Conformance;

/// <summary>Replays one scenario. A task is named there by its node and the how-manieth stay on it.</summary>
internal sealed class LeanRun(ProcessDefinition definition, ProcessSurroundings around)
{
    private readonly Dictionary<(string Node, int Activation), string> _tokens = [];
    private ProcessState _state = ProcessState.Empty;
    private bool _isStopped;

    /// <summary>The first difference, or null.</summary>
    internal static string? Replay(string folder, JsonElement scenario, JsonElement? evidence)
    {
        var path = Path.Combine(folder, scenario.GetProperty("bpmn").Text("relativePath"));
        var bytes = Prepared(path);
        var stimuli = scenario.GetProperty("stimuli").EnumerateArray().ToList();
        var main = stimuli.Select(one => one.Text("processId")).First(id => id.Length > 0);
        Dictionary<string, ProcessDefinition> called = [];
        foreach (var id in XDocument.Load(path).Descendants(Translation.Bpmn + "process").Select(process => process.Attribute("id")!.Value))
        {
            var read = BpmnReader.ReadOpen(bytes, path, id);
            called[id] = read.Definition ?? throw new InvalidOperationException(string.Join(' ', read.Faults.Select(fault => fault.Sentence)));
        }

        var run = new LeanRun(called[main], new ProcessSurroundings { Called = called });
        var trace = evidence?.GetProperty("result").GetProperty("trace").EnumerateArray().Where(one => one.Text("kind") != "deployment").ToList();
        for (var at = 0; at < stimuli.Count; at++)
        {
            var stimulus = stimuli[at];
            var seen = trace?.FindIndex(one => one.Text("commandId") == stimulus.Text("commandId"));
            var isTaken = run.Do(stimulus);

            // What the other engine's handlers did in the same breath is no command of its own there.
            while (trace is not null && at + 1 < stimuli.Count && !trace.Exists(one => one.Text("commandId") == stimuli[at + 1].Text("commandId")))
                isTaken &= run.Do(stimuli[++at]);

            var wanted = trace is null ? !stimulus.Text("commandId").Contains("stale") && !stimulus.Text("commandId").Contains("refuse") : trace[seen!.Value].Text("outcome") == "committed";
            if (isTaken != wanted)
                return $"{stimulus.Text("commandId")}: {(isTaken ? "taken" : "refused")}";
            if (trace is not null && run.Differs(trace[seen!.Value + 1]) is { } difference)
                return $"{stimulus.Text("commandId")}: {difference}";
        }

        return null;
    }

    private static byte[] Prepared(string path)
    {
        var file = XDocument.Load(path);
        Translation.Expressions(file);
        Translation.Hook(file, task => task.Name.LocalName is "serviceTask" ? task.Attribute("id")!.Value : null);
        foreach (var task in file.Descendants(Translation.Bpmn + "task").ToList())
        {
            task.Name = Translation.Bpmn + "serviceTask";
            task.AddFirst(new XElement(Translation.Bpmn + "extensionElements", new XElement(Translation.Os + "effect", new XAttribute("name", "task"), new XAttribute("wait", "true"))));
        }

        return Translation.Bytes(file);
    }

    private bool Do(JsonElement stimulus)
    {
        var now = A.Now + TimeSpan.FromMilliseconds(stimulus.TryGetProperty("logicalTimeMs", out var time) ? time.GetInt64() : 0);
        if (Command(stimulus) is not { } command || !ProcessEngine.Decide(definition, _state, command, now, around).Succeeded(out var decision, out _))
            return false;

        _isStopped |= command is ProcessCommand.Stop;
        _state = ProcessState.FromJson(decision.State.ToJson());
        foreach (var (node, token) in decision.Effects.Select(Opened).Where(one => one.Node.Length > 0))
            _tokens[(node, Math.Max(1, _tokens.Keys.Count(key => key.Node == node) + (command is ProcessCommand.Retry ? 0 : 1)))] = token;

        return true;
    }

    private static (string Node, string Token) Opened(ProcessEffect effect) => effect switch
    {
        ProcessEffect.WorkOpened opened => (opened.Node, opened.Token),
        ProcessEffect.TimerArmed armed => (armed.Node, armed.Token),
        ProcessEffect.WaitOpened opened => (opened.Node, opened.Token),
        ProcessEffect.HookOpened opened => (opened.Node, opened.Token),
        _ => ("", ""),
    };

    private ProcessCommand? Command(JsonElement stimulus)
    {
        switch (stimulus.Text("kind"))
        {
            case "startProcess":
                return new ProcessCommand.Start(Values(stimulus, "initialVariables"));
            case "triggerMessageStart" or "triggerTimerStart":
                return new ProcessCommand.Start(A.Values()) { Event = stimulus.Text("startEventId") };
            case "completeUserTaskInstance":
                return new ProcessCommand.Complete(Token(stimulus.GetProperty("taskId")), null, Values(stimulus, "submittedValues"));
            case "fireTimer":
                return new ProcessCommand.FireTimer(Token(stimulus.GetProperty("timerId")));
            case "deliverMessage":
                var token = Token(stimulus.GetProperty("subscriptionId"));
                var message = _state.Find(token) is { } waiting ? definition.Find(waiting.Node)?.Message ?? "" : "";
                return new ProcessCommand.Deliver(message, stimulus.Text("commandId"), A.Values()) { Token = token };
            case "completeEffect":
                var result = stimulus.GetProperty("result");
                var effect = Token(stimulus.GetProperty("effectId"));
                return result.Text("kind") == "success"
                    ? new ProcessCommand.Answer(effect, Values(result, "localPatch"))
                    : new ProcessCommand.Raise(effect, result.Text("code"), Values(result, "localPatch"));
            case "reportEffectFailure":
                return new ProcessCommand.Fail(Token(stimulus.GetProperty("effectId")), "It did not work.");
            case "retryIncident":
                return new ProcessCommand.Retry(_state.Tokens.First(one => one.Rest == Rest.Incident).Id);
            case "cancelIncidentProcess":
                return new ProcessCommand.Stop();
            default:
                throw new NotSupportedException(stimulus.Text("kind"));
        }
    }

    private string Token(JsonElement id) => _tokens.GetValueOrDefault((id.Text("elementId"), id.GetProperty("activation").GetInt32()), "none");

    private static Dictionary<string, Value> Values(JsonElement holder, string name)
    {
        if (!holder.TryGetProperty(name, out var list))
            return [];

        return list.EnumerateArray().ToDictionary(one => one.Text("name"), one => Of(one.GetProperty("value")));
    }

    private static Value Of(JsonElement value) => value.Text("kind") switch
    {
        "boolean" => Value.Of(value.Is("value")),
        "null" => Value.Null,
        "string" => Value.Of(value.Text("value")),
        _ when value.GetProperty("value").ValueKind == JsonValueKind.Array => new Value.List([.. value.GetProperty("value").EnumerateArray().Select(item => Value.Of(item.GetString()!))]),
        _ => Value.Of(decimal.Parse(value.GetProperty("value").ToString(), System.Globalization.CultureInfo.InvariantCulture)),
    };

    private string? Differs(JsonElement state)
    {
        var status = _isStopped ? "cancelled" : _state.IsFinished ? "completed" : "running";
        if (state.Text("status") != status)
            return $"{status} instead of {state.Text("status")}";

        return Differs(state, "openUserTasks", Rest.Task) ?? Differs(state, "openTimers", Rest.Timer) ?? Differs(state, "openEffects", Rest.Hook) ?? Differs(state, "openMessageSubscriptions", Rest.Message);
    }

    private string? Differs(JsonElement state, string list, Rest rest)
    {
        var wanted = state.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("id").Text("elementId")).Order(StringComparer.Ordinal);
        var found = _state.Tokens.Concat(_state.Armed).Where(token => token.Rest == rest).Select(token => token.Node).Order(StringComparer.Ordinal);
        return wanted.SequenceEqual(found) ? null : $"{list} are {string.Join(' ', found)} instead of {string.Join(' ', wanted)}";
    }
}
