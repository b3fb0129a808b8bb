using System.Text.Json;
using System.Xml.Linq;
using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.UnitTests.Workflow.Conformance;

/// <summary>Runs one betsy process by a clock of its own: a script takes no time, or ten seconds where it says so.</summary>
internal sealed class BetsyRun
{
    private static readonly TimeSpan Work = TimeSpan.FromSeconds(10);

    private readonly ProcessDefinition _definition;
    private readonly List<ProcessDefinition> _others;
    private readonly Dictionary<string, DateTimeOffset> _ready = [];
    private readonly List<string> _trace = [];
    private ProcessState _state = ProcessState.Empty;
    private DateTimeOffset _now = A.Now;
    private bool _hasMarker;

    private BetsyRun(ProcessDefinition definition, List<ProcessDefinition> others) => (_definition, _others) = (definition, others);

    internal static List<string> Trace(string path, JsonElement one, bool wantsMarker)
    {
        var file = XDocument.Load(path);
        Translation.Expressions(file);
        Translation.Hook(file, element => element.Name.LocalName == "scriptTask" ? element.Element(Translation.Bpmn + "script")?.Value.Trim() ?? "" : null);
        Dictionary<string, ProcessDefinition> all = [];
        foreach (var id in file.Descendants(Translation.Bpmn + "process").Select(process => process.Attribute("id")!.Value))
        {
            var read = BpmnReader.ReadOpen(Translation.Bytes(file), path, id);
            if (read.Definition is null)
                return [$"ERROR_deployment {string.Join(' ', read.Faults.Where(fault => fault.Weight == FaultWeight.Error).Select(fault => fault.Sentence))}"];

            all[id] = read.Definition;
        }

        var definition = all[one.Text("processId")];
        var run = new BetsyRun(definition, [.. all.Values.Where(other => other != definition)]);
        run.Go(one);
        if (wantsMarker && run._hasMarker)
            run._trace.Add("MARKER_exists");

        return run._trace;
    }

    private void Go(JsonElement one)
    {
        var values = one.GetProperty("inputs").EnumerateObject().ToDictionary(input => input.Name, input => input.Value.ValueKind == JsonValueKind.Number ? Value.Of(input.Value.GetDecimal()) : Value.Of(input.Value.GetString()!));
        var start = _definition.Nodes.FirstOrDefault(node => node.Kind == NodeKind.Start && node.Parent is null);
        Do(new ProcessCommand.Start(values) { Event = start?.Triggers.Count > 0 ? start.Id : null });
        Continue(A.Now + TimeSpan.FromMilliseconds(Math.Max(10_000, one.GetProperty("delayMs").GetInt32())));
    }

    private void Continue(DateTimeOffset limit)
    {
        for (var steps = 0; steps < 1_000 && Next() is { } next && next.At <= limit; steps++)
        {
            _now = next.At > _now ? next.At : _now;
            if (next.Token.Rest == Rest.Timer)
                Do(new ProcessCommand.FireTimer(next.Token.Id));
            else
                Script(next.Token);
        }

        foreach (var token in _state.Tokens.Where(token => token.Rest == Rest.Incident))
            _trace.Add(token.Incident == "error.uncaught" ? "ERROR_thrownErrorEvent" : "ERROR_runtime");
    }

    /// <summary>The first thing that happens by itself: scripts before timers of the same moment, the older first.</summary>
    private (DateTimeOffset At, Token Token)? Next()
    {
        var scripts = _state.Tokens.Where(token => token.Rest == Rest.Hook).Select(token => (At: _ready[token.Id], Token: token));
        var timers = _state.Tokens.Concat(_state.Armed).Where(token => token.Rest == Rest.Timer).Select(token => (At: token.DueAt!.Value, Token: token));
        return scripts.Concat(timers).OrderBy(one => one.At).ThenBy(one => one.Token.Rest == Rest.Timer).ThenBy(one => int.Parse(one.Token.Id)).Select(one => ((DateTimeOffset, Token)?)one).FirstOrDefault();
    }

    private void Script(Token token)
    {
        var values = new Dictionary<string, Value>();
        foreach (var word in _definition[token.Node].Effect!.Split([',', ' ', ';', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word == "THROW_ERROR")
            {
                Do(new ProcessCommand.Raise(token.Id, "ERR_CODE", values));
                return;
            }

            Act(word, values);
        }

        Do(new ProcessCommand.Answer(token.Id, values));
    }

    private void Act(string word, Dictionary<string, Value> values)
    {
        if (word.StartsWith("SCRIPT_", StringComparison.Ordinal))
            _trace.Add(word);
        if (word.StartsWith("INCREMENT_INTEGER_VARIABLE", StringComparison.Ordinal))
            values["integerVariable"] = Value.Of(((_state.Variables.GetValueOrDefault("integerVariable") as Value.Number)?.Amount ?? 0) + 1);
        if (word == "INCREMENT_INTEGER_VARIABLE_AND_LOG")
            _trace.Add("INCREMENT_correct");
        if (word == "CREATE_MARKER_FILE")
            _hasMarker = true;
        if (word == "SET_STRING_DATA")
            values["data"] = Value.Of("String");
        if (word == "LOG_DATA" && _state.Variables.GetValueOrDefault("data") is Value.Code { Text: "String" })
            _trace.Add("DATA_correct");
    }

    private void Do(ProcessCommand command)
    {
        if (!ProcessEngine.Decide(_definition, _state, command, _now).Succeeded(out var decision, out var fault))
            throw new InvalidOperationException(fault.Sentence);

        _state = ProcessState.FromJson(decision.State.ToJson());
        StartOthers(decision.Effects);
        foreach (var hook in decision.Effects.OfType<ProcessEffect.HookOpened>())
            _ready[hook.Token] = _now + (hook.Name.Contains("TIMESTAMP") || hook.Name.Contains("WAIT_TEN") ? Work : TimeSpan.Zero);
    }

    /// <summary>A message or signal that is thrown starts the processes that wait for it.</summary>
    private void StartOthers(IReadOnlyList<ProcessEffect> effects)
    {
        var thrown = effects.OfType<ProcessEffect.Requested>().SelectMany(asked => _definition[asked.Node].Triggers)
            .Concat(effects.OfType<ProcessEffect.Thrown>().Where(one => one.Kind == "signal").Select(one => new Trigger(TriggerKind.Signal, one.Name))).ToList();
        foreach (var other in _others)
        {
            var start = other.Nodes.FirstOrDefault(node => node.Kind == NodeKind.Start && node.Parent is null && node.Triggers.Any(trigger => thrown.Exists(one => one.Kind == trigger.Kind && one.Name == trigger.Name)));
            if (start is null)
                continue;

            var run = new BetsyRun(other, []);
            run.Do(new ProcessCommand.Start(A.Values()) { Event = start.Id });
            run.Continue(_now + Work);
            _trace.AddRange(run._trace);
            _hasMarker |= run._hasMarker;
        }
    }
}
