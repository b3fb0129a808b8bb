namespace OneStop.Workflow.Feel;

/// <summary>Evaluates one expression once. What has no answer is null; nothing throws.</summary>
internal sealed partial class Evaluator(FeelScope scope)
{
    /// <summary>Longer texts and lists are no data of a dossier: the evaluation ends as if its steps were used up.</summary>
    private const int MaxText = 100_000;
    private const int MaxItems = 10_000;

    private List<KeyValuePair<string, string>>? _read;
    private int _steps;
    private bool _isExhausted;

    internal IReadOnlyList<KeyValuePair<string, string>> Read => _read ?? [];

    internal DateTimeOffset Now => scope.Now;

    /// <summary>The value, or null when the budget did not suffice: a part of an answer is no answer.</summary>
    internal Value Whole(Expr expr)
    {
        var value = Of(expr, null);
        return _isExhausted ? Value.Null : value;
    }

    private Value Of(Expr expr, Frame? frame)
    {
        if (_isExhausted || ++_steps > scope.MaxSteps)
        {
            _isExhausted = true;
            return Value.Null;
        }

        var value = expr switch
        {
            Expr.Literal literal => literal.Value,
            Expr.Path path => Look(path.Name, frame),
            Expr.Comparison comparison => Compare.By(comparison.Comparator, Of(comparison.Left, frame), Of(comparison.Right, frame)),
            Expr.And and => And(and, frame),
            Expr.Or or => Or(or, frame),
            Expr.In membership => In(membership, frame),
            Expr.Arithmetic arithmetic => Arithmetic.By(arithmetic.Operator, Of(arithmetic.Left, frame), Of(arithmetic.Right, frame)),
            Expr.Negation negation => Arithmetic.Negate(Of(negation.Operand, frame)),
            Expr.If choice => Of(Of(choice.Condition, frame) is Value.Truth { Is: true } ? choice.Then : choice.Else, frame),
            Expr.Call call => call.Function.Apply(this, [.. call.Arguments.Select(argument => Of(argument, frame))]),
            _ => Structure(expr, frame),
        };
        _isExhausted |= value is Value.Code { Text.Length: > MaxText } or Value.List { Items.Count: > MaxItems };
        return value;
    }

    private Value Structure(Expr expr, Frame? frame) => expr switch
    {
        Expr.Between between => Compare.Within(Of(between.Subject, frame), new Value.Range(NotEndless(Of(between.Low, frame)), true, NotEndless(Of(between.High, frame)), true)),
        Expr.Property property => Properties.Of(Of(property.Holder, frame), property.Name),
        Expr.ListOf list => new Value.List([.. list.Items.Select(item => Of(item, frame))]),
        Expr.ContextOf context => ContextOf(context, frame),
        Expr.RangeOf range => RangeOf(range, frame),
        Expr.Filter filter => Filtered(filter, frame),
        Expr.For loop => Loop(loop, frame),
        Expr.Quantified quantified => Quantify(quantified, frame),
        Expr.FunctionOf function => new Value.Function(function.Parameters, function.Body, frame),
        Expr.InstanceOf instance => Value.Of(instance.Type.Holds(Of(instance.Operand, frame))),
        Expr.Invoke invoke => Invoke(Of(invoke.Function, frame), [.. invoke.Arguments.Select(argument => Of(argument, frame))]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Value RangeOf(Expr.RangeOf range, Frame? frame)
    {
        var low = range.Low is null ? Value.Null : Of(range.Low, frame);
        var high = range.High is null ? Value.Null : Of(range.High, frame);
        var isKnown = (range.Low is null || low is not Value.Nothing) && (range.High is null || high is not Value.Nothing);
        return isKnown ? Ranges.Of(low, range.LowIsIn, high, range.HighIsIn) : Value.Null;
    }

    /// <summary>An end that is null compares with nothing; it does not make the range endless.</summary>
    private static Value NotEndless(Value end) => end is Value.Nothing ? new Value.List([]) : end;

    /// <summary>A name of the expression's own first, then the longest path of data, then entries of it.</summary>
    private Value Look(string path, Frame? frame)
    {
        var parts = path.Split('.');
        if (Frame.Find(frame, parts[0]) is { } local)
            return parts[1..].Aggregate(local, Properties.Of);

        for (var length = parts.Length; length > 0; length--)
        {
            var name = length == parts.Length ? path : string.Join('.', parts[..length]);
            if (!scope.Data.TryGetValue(name, out var found))
                continue;

            Note(name, found);
            return parts[length..].Aggregate(found, Properties.Of);
        }

        Note(path, Value.Null);
        return Value.Null;
    }

    private void Note(string path, Value value) => (_read ??= []).Add(new KeyValuePair<string, string>(path, value.ToFeel()));

    /// <summary>Three-valued: false beats null, null beats true.</summary>
    private Value And(Expr.And and, Frame? frame)
    {
        var left = Of(and.Left, frame) as Value.Truth;
        if (left is { Is: false })
            return left;

        var right = Of(and.Right, frame) as Value.Truth;
        return right is { Is: false } ? right : left is null || right is null ? Value.Null : Value.Of(true);
    }

    /// <summary>Three-valued: true beats null, null beats false.</summary>
    private Value Or(Expr.Or or, Frame? frame)
    {
        var left = Of(or.Left, frame) as Value.Truth;
        if (left is { Is: true })
            return left;

        var right = Of(or.Right, frame) as Value.Truth;
        return right is { Is: true } ? right : left is null || right is null ? Value.Null : Value.Of(false);
    }

    private Value In(Expr.In membership, Frame? frame)
    {
        var subject = Of(membership.Subject, frame);
        var answer = Value.Of(false);
        foreach (var test in membership.Tests)
        {
            var one = test switch
            {
                UnaryTest.Compare compare => Compare.By(compare.Comparator, subject, Of(compare.With, frame)),
                UnaryTest.Among among => Ranges.Among(subject, Of(among.Value, frame)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            if (one is Value.Truth { Is: true })
                return one;
            if (one is Value.Nothing)
                answer = one;
        }

        return answer;
    }
}
