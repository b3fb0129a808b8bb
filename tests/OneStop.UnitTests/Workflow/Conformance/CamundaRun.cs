using System.Text.Json;
using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.UnitTests.Workflow.Conformance;

/// <summary>Plays the steps of one scenario.</summary>
internal sealed class CamundaRun
{
    private readonly CamundaFiles _files;
    private readonly CamundaHost _host;
    private readonly CamundaQueries _queries;
    private readonly Dictionary<string, object> _bound = [];

    private CamundaRun(CamundaFiles files)
    {
        _files = files;
        _host = new CamundaHost(files);
        _queries = new CamundaQueries(files, _host);
    }

    /// <summary>The first step that does not hold, or null.</summary>
    internal static string? Play(string folder, JsonElement scenario)
    {
        var run = new CamundaRun(CamundaFiles.Read(scenario.GetProperty("files").EnumerateArray().Select(file => Path.Combine(folder, file.GetString()!))));
        foreach (var (step, at) in scenario.GetProperty("steps").EnumerateArray().Select((step, at) => (step, at)))
        {
            if (run.Do(step) is { } fault)
                return $"step {at} {step.Text("op")}: {fault}";
        }

        return null;
    }

    private string? Do(JsonElement step)
    {
        switch (step.Text("op"))
        {
            case "start":
                Bind(step, _host.Start(step.Text("key"), Values(step), step.Text("businessKey")));
                return null;
            case "startByMessage":
                var (key, start) = _host.Starts(TriggerKind.Message, step.Text("message")).Single();
                Bind(step, _host.Start(key, Values(step), step.Text("businessKey"), start));
                return null;
            case "query":
                var rows = _queries.Ask(step.Text("what"), step.GetProperty("filter"), step.Text("order"), Instance);
                Bind(step, rows);
                return step.Is("single") && rows.Count > 1 ? $"{rows.Count} rows" : null;
            case "complete":
                return Complete(Rows(step)[step.GetProperty("index").GetInt32()], Values(step));
            case "completeAll":
                return Rows(step).Select(row => Complete(row, Values(step))).FirstOrDefault(fault => fault is not null);
            case "claim":
                _queries.Assigned[Rows(step)[step.GetProperty("index").GetInt32()].Waiting!.Token.Id] = step.Text("user");
                return null;
            case "message":
                return Deliver(step);
            case "broadcastSignal":
                _host.Broadcast(step.Text("signal"), null);
                return null;
            case "setVar":
                var (instance, token) = Instance(step.Text("pi"));
                _host.Do(instance, new ProcessCommand.SetValues(A.Values((step.Text("name"), Of(step.GetProperty("value")))), token));
                return null;
            case "advanceClockTo":
                _host.Now = A.Now + TimeSpan.FromMilliseconds(step.GetProperty("ms").GetInt64());
                return null;
            case "runJob":
                Fire(Rows(step)[step.GetProperty("index").GetInt32()].Waiting!);
                return null;
            case "runAllJobs":
                Rows(step).ForEach(row => Fire(row.Waiting!));
                return null;
            case "runDueJobs":
                while (_host.Waiting.Where(waiting => waiting.Token.Rest == Rest.Timer && waiting.Token.DueAt <= _host.Now).MinBy(waiting => waiting.Token.DueAt) is { } due)
                    Fire(due);
                return null;
            case "cancelInstance":
                _host.Do(Instance(step.Text("pi")).Instance, new ProcessCommand.Stop());
                return null;
            case "expectError":
                return Refuses(step.GetProperty("step"));
            default:
                return Expect(step);
        }
    }

    private string? Expect(JsonElement step)
    {
        switch (step.Text("op"))
        {
            case "expectCount":
                return Wants(step, Rows(step).Count == step.GetProperty("equals").GetInt32(), Rows(step).Count);
            case "expectPresent":
                return Rows(step).Count > step.GetProperty("index").GetInt32() == step.Is("value") ? null : $"{Rows(step).Count} rows";
            case "expectProp":
                var property = _queries.Property(Rows(step)[step.GetProperty("index").GetInt32()], step.Text("prop"));
                return Wants(step, property == step.GetProperty("equals").GetString(), property);
            case "expectAllProp":
                return Rows(step).TrueForAll(row => _queries.Property(row, step.Text("prop")) == step.GetProperty("equals").GetString()) ? null : "not all";
            case "expectVar":
                var value = _queries.Variable(Instance(step.Text("pi")), step.Text("name"));
                return Wants(step, Same(value, Of(step.GetProperty("equals"))), value.ToFeel());
            case "expectEnded":
                return Instance(step.Text("pi")).Instance.State.IsFinished == step.Is("value") ? null : "not so";
            default:
                throw new NotSupportedException(step.Text("op"));
        }
    }

    private static bool Same(Value one, Value other) => one.Equals(other) || (one is Value.Number a && other is Value.Number b && a.Amount == b.Amount);

    private static string? Wants(JsonElement step, bool isEqual, object? found) => isEqual != step.Is("not") ? null : $"found {found}";

    private string? Complete(Row row, IReadOnlyDictionary<string, Value> values)
    {
        _host.Do(row.Waiting!.Instance, new ProcessCommand.Complete(row.Waiting.Token.Id, null, values));
        return null;
    }

    private string? Deliver(JsonElement step)
    {
        var message = step.Text("message");
        var waiting = _host.Waiting.Where(one => one.Token.Rest == Rest.Message && one.Name == message).ToList();
        if (step.TryGetProperty("execution", out var execution))
        {
            var row = ((List<Row>)_bound[execution.Text("of")])[execution.GetProperty("index").GetInt32()];
            waiting = [.. waiting.Where(one => one.Token.Id == row.Waiting!.Token.Id && one.Instance == row.Waiting.Instance)];
        }
        else if (step.Text("pi") is { Length: > 0 } pi)
        {
            waiting = [.. waiting.Where(one => one.Id == Instance(pi).Instance.Id)];
        }

        if (step.Text("businessKey") is { Length: > 0 } business)
            waiting = [.. waiting.Where(one => one.Instance.Business == business)];

        if (waiting.Count > 1)
            throw new RefusedException("More than one waits.");
        if (waiting is [var only])
            _host.Do(only.Instance, new ProcessCommand.Deliver(message, _host.NewMessage(), Values(step)) { Token = only.Token.Id });
        else if (_host.Starts(TriggerKind.Message, message).ToList() is [var (key, start)])
            _host.Start(key, Values(step), step.Text("businessKey"), start);
        else
            throw new RefusedException("Nobody waits.");

        return null;
    }

    private void Fire(Waiting waiting)
    {
        var due = waiting.Token.DueAt!.Value;
        _host.Do(waiting.Instance, new ProcessCommand.FireTimer(waiting.Token.Id), due > _host.Now ? due : _host.Now);
    }

    private string? Refuses(JsonElement step)
    {
        var before = _host.Instances.Select(instance => instance.State.ToJson()).ToList();
        try
        {
            Do(step);
        }
        catch (RefusedException)
        {
            return before.SequenceEqual(_host.Instances.Select(instance => instance.State.ToJson())) ? null : "the state has changed";
        }

        return "not refused";
    }

    private void Bind(JsonElement step, object what)
    {
        if (step.Text("as") is { Length: > 0 } name)
            _bound[name] = what;
    }

    private List<Row> Rows(JsonElement step) => (List<Row>)_bound[step.Text("of")];

    /// <summary>The instance, and a token in the called one that is meant.</summary>
    private (Instance Instance, string? Token) Instance(string name)
    {
        if (name == "*")
            return LastTask() is { } task ? (task.Instance, task.Token.Id) : (_host.Instances[^1], null);

        return _bound[name] switch
        {
            Instance instance => (instance, null),
            List<Row> rows => (rows[0].Waiting!.Instance, rows[0].Waiting!.Token.Id),
            var other => throw new NotSupportedException($"{other}"),
        };
    }

    private Waiting? LastTask() => _bound.Values.OfType<List<Row>>().LastOrDefault(rows => rows.Count > 0 && rows[0].Waiting is not null)?[0].Waiting;

    private static Dictionary<string, Value> Values(JsonElement step) =>
        step.TryGetProperty("vars", out var vars) && vars.ValueKind == JsonValueKind.Object ? vars.EnumerateObject().ToDictionary(one => one.Name, one => Of(one.Value)) : [];

    private static Value Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => Value.Of(value.GetBoolean()),
        JsonValueKind.Number => Value.Of(value.GetDecimal()),
        JsonValueKind.String => Value.Of(value.GetString()!),
        JsonValueKind.Array => new Value.List([.. value.EnumerateArray().Select(Of)]),
        _ => Value.Null,
    };
}
