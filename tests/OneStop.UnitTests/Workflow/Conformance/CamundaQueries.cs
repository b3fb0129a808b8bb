using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.UnitTests.Workflow.Conformance;

/// <summary>A row of a query.</summary>
/// <param name="Start">Of a process that has not started: the event that waits.</param>
internal sealed record Row(Waiting? Waiting, string? Process, string? Super, string Id, Node? Start = null);

/// <summary>Answers what the scenarios ask about open tasks, timers, instances and subscriptions.</summary>
internal sealed class CamundaQueries(CamundaFiles files, CamundaHost host)
{
    /// <summary>Who claimed a task, by its token.</summary>
    internal Dictionary<string, string> Assigned { get; } = [];

    internal List<Row> Ask(string what, JsonElement filter, string order, Func<string, (Instance Instance, string? Token)> instanceOf)
    {
        var rows = what switch
        {
            "tasks" => Rows(waiting => waiting.Token.Rest == Rest.Task),
            "jobs" => Rows(waiting => waiting.Token.Rest == Rest.Timer),
            "executions" => Rows(_ => true),
            "subscriptions" => [.. Rows(waiting => waiting.Token.Rest is Rest.Message or Rest.Signal), .. Starting()],
            "instances" => Running(),
            _ => throw new NotSupportedException(what),
        };
        foreach (var condition in filter.EnumerateObject())
            rows = [.. rows.Where(row => Fits(row, condition, instanceOf))];

        return order.Length == 0 ? rows : Ordered(rows, order);
    }

    internal string? Property(Row row, string property) => property switch
    {
        "name" => row.Waiting?.Node.Name is { } name ? Text(row, name) : null,
        "key" or "activityId" => row.Waiting?.Token.Node,
        "assignee" => Assigned.GetValueOrDefault(row.Waiting!.Token.Id) ?? (Of(row, "assignee") is { } assignee ? Text(row, assignee) : null),
        "description" => Element(row)?.Element(Translation.Bpmn + "documentation")?.Value is { } text ? Text(row, text) : null,
        "owner" => null,
        "priority" => Of(row, "priority"),
        _ => throw new NotSupportedException(property),
    };

    internal Value Variable((Instance Instance, string? Token) where, string name)
    {
        if (where.Token is { } id && host.Waiting.FirstOrDefault(waiting => waiting.Instance == where.Instance && waiting.Token.Id == id) is { } waiting)
            return Seen(where.Instance.State.Root, waiting.Token, name) ?? Value.Null;

        return where.Instance.State.Variables.GetValueOrDefault(name, Value.Null);
    }

    /// <summary>The innermost process that holds the token.</summary>
    private static Value? Seen(Scope scope, Token token, string name)
    {
        foreach (var inner in scope.Tokens.Where(one => one.Inner is not null).Select(one => one.Inner!))
        {
            if (Holds(inner, token))
                return Seen(inner, token, name) ?? (inner.Calls is not null ? inner.Variables.GetValueOrDefault(name, Value.Null) : scope.Variables.GetValueOrDefault(name));
        }

        return scope.Variables.GetValueOrDefault(name);
    }

    private static bool Holds(Scope scope, Token token) => scope.Tokens.Contains(token) || scope.Tokens.Any(one => one.Inner is { } inner && Holds(inner, token));

    private List<Row> Rows(Func<Waiting, bool> which) => [.. host.Waiting.Where(which).Select(waiting => new Row(waiting, waiting.Definition.Id, null, waiting.Id))];

    private IEnumerable<Row> Starting() =>
        from definition in files.Definitions.Values
        from node in definition.Nodes
        where node.Kind == NodeKind.Start && node.Parent is null && node.Triggers.Any(trigger => trigger.Kind is TriggerKind.Message or TriggerKind.Signal)
        select new Row(null, definition.Id, null, "", node);

    private List<Row> Running()
    {
        List<Row> rows = [];
        foreach (var instance in host.Instances.Where(instance => !instance.State.IsFinished))
        {
            rows.Add(new Row(null, instance.Definition.Id, null, instance.Id));
            rows.AddRange(host.Waiting.Where(waiting => waiting.Instance == instance && waiting.Token.Inner?.Calls is not null)
                .Select(waiting => new Row(waiting, waiting.Node.Called, waiting.Id, $"{waiting.Id}/{waiting.Token.Id}")));
        }

        return rows;
    }

    private bool Fits(Row row, JsonProperty condition, Func<string, (Instance Instance, string? Token)> instanceOf)
    {
        var wanted = condition.Value.ValueKind == JsonValueKind.String ? condition.Value.GetString()! : "";
        return condition.Name switch
        {
            "name" => Property(row, "name") == wanted,
            "key" or "activityId" => (row.Waiting?.Token.Node ?? row.Start?.Id) == wanted,
            "assignee" => Property(row, "assignee") == wanted,
            "unassigned" => Property(row, "assignee") is null,
            "candidateUser" => Property(row, "assignee") is null && Candidates(row, "candidateUsers", "user").Contains(wanted),
            "candidateGroup" => Property(row, "assignee") is null && Candidates(row, "candidateGroups", "group").Contains(wanted),
            "pi" => wanted == "*" || row.Id == instanceOf(wanted).Instance.Id,
            "superPi" => row.Super == instanceOf(wanted).Instance.Id,
            "processKey" => row.Process == wanted,
            "businessKey" => host.Instances.Exists(instance => instance.Id == row.Id && instance.Business == wanted),
            "messageSubscription" => row.Waiting is { Token.Rest: Rest.Message } && row.Waiting.Name == wanted,
            "signalSubscription" => row.Waiting is { Token.Rest: Rest.Signal } && row.Waiting.Name == wanted,
            "eventType" => row.Start is { } start ? start.Triggers[0].Kind == (wanted == "message" ? TriggerKind.Message : TriggerKind.Signal) : row.Waiting!.Token.Rest == (wanted == "message" ? Rest.Message : Rest.Signal),
            "eventName" => (row.Start is { } waits ? waits.Triggers[0].Name : row.Waiting!.Name) == wanted,
            "timers" => true,
            _ => throw new NotSupportedException($"filter {condition.Name}"),
        };
    }

    private List<Row> Ordered(List<Row> rows, string order)
    {
        var sorted = rows.OrderBy(row => order.StartsWith("due", StringComparison.Ordinal) ? row.Waiting!.Token.DueAt?.ToString("O", CultureInfo.InvariantCulture) : order.StartsWith("created", StringComparison.Ordinal) ? row.Waiting!.Token.Id.PadLeft(9) : Property(row, order.StartsWith("key", StringComparison.Ordinal) ? "key" : "name"), StringComparer.Ordinal).ToList();
        if (order.EndsWith("desc", StringComparison.OrdinalIgnoreCase))
            sorted.Reverse();

        return sorted;
    }

    private XElement? Element(Row row) => row.Waiting is { } waiting ? files.Elements.GetValueOrDefault((waiting.Definition.Id, waiting.Token.Node)) : null;

    private string? Of(Row row, string attribute) => Element(row) is { } element ? CamundaFiles.Of(element, attribute) : null;

    private List<string> Candidates(Row row, string attribute, string kind)
    {
        var names = (Of(row, attribute) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var owner in Element(row)?.Elements(Translation.Bpmn + "potentialOwner") ?? [])
        {
            foreach (var one in owner.Value.Split(',', StringSplitOptions.TrimEntries))
            {
                if (one.StartsWith(kind + "(", StringComparison.Ordinal))
                    names.Add(one[(kind.Length + 1)..^1]);
                else if (kind == "group" && !one.Contains('('))
                    names.Add(one);
            }
        }

        return names;
    }

    /// <summary>Text with <c>${…}</c> in it, said with the data that the row sees.</summary>
    private static string Text(Row row, string text)
    {
        if (!text.Contains("${") || row.Waiting is not { } waiting || !FeelExpression.TryParse(Translation.Template(text), out var expression, out _))
            return text;

        var data = new Dictionary<string, Value>(waiting.Instance.State.Variables);
        foreach (var (name, value) in waiting.Token.Variables)
            data[name] = value;

        return expression.Evaluate(new FeelScope(data, A.Now)).Value is Value.Code code ? code.Text : text;
    }
}
