namespace OneStop.Workflow.Feel;

/// <summary>Evaluates one expression once. What has no answer is null; nothing throws.</summary>
internal sealed class Evaluator(FeelScope scope)
{
    private List<KeyValuePair<string, string>>? _read;
    private int _steps;

    internal IReadOnlyList<KeyValuePair<string, string>> Read => _read ?? [];

    internal Value Of(Expr expr)
    {
        if (++_steps > scope.MaxSteps)
            return Value.Null;

        return expr switch
        {
            Expr.Literal literal => literal.Value,
            Expr.Path path => Look(path.Name),
            Expr.Comparison comparison => Compare.By(comparison.Comparator, Of(comparison.Left), Of(comparison.Right)),
            Expr.And and => And(and),
            Expr.Or or => Or(or),
            Expr.In membership => In(membership),
            Expr.Arithmetic arithmetic => Calculate(arithmetic.Operator, Of(arithmetic.Left), Of(arithmetic.Right)),
            Expr.Negation negation => Calculate('-', Value.Of(0m), Of(negation.Operand)),
            Expr.If choice => Of(Of(choice.Condition) is Value.Truth { Is: true } ? choice.Then : choice.Else),
            Expr.Call call => Call(call),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Value Look(string path)
    {
        var value = scope.Data.TryGetValue(path, out var found) ? found : Value.Null;
        (_read ??= []).Add(new KeyValuePair<string, string>(path, value.ToFeel()));
        return value;
    }

    /// <summary>Three-valued: false beats null, null beats true.</summary>
    private Value And(Expr.And and)
    {
        var left = Of(and.Left) as Value.Truth;
        if (left is { Is: false })
            return left;

        var right = Of(and.Right) as Value.Truth;
        return right is { Is: false } ? right : left is null || right is null ? Value.Null : Value.Of(true);
    }

    /// <summary>Three-valued: true beats null, null beats false.</summary>
    private Value Or(Expr.Or or)
    {
        var left = Of(or.Left) as Value.Truth;
        if (left is { Is: true })
            return left;

        var right = Of(or.Right) as Value.Truth;
        return right is { Is: true } ? right : left is null || right is null ? Value.Null : Value.Of(false);
    }

    private Value In(Expr.In membership)
    {
        var subject = Of(membership.Subject);
        var answer = Value.Of(false);
        foreach (var test in membership.Tests)
        {
            var one = Passes(subject, test);
            if (one is Value.Truth { Is: true })
                return one;
            if (one is Value.Nothing)
                answer = one;
        }

        return answer;
    }

    private Value Passes(Value subject, UnaryTest test) => test switch
    {
        UnaryTest.Compare compare => Compare.By(compare.Comparator, subject, Of(compare.With)),
        UnaryTest.Range range => Within(subject, range),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Value Within(Value subject, UnaryTest.Range range)
    {
        var low = Compare.By(range.LowIsIn ? Comparator.AtLeast : Comparator.Greater, subject, Of(range.Low));
        var high = Compare.By(range.HighIsIn ? Comparator.AtMost : Comparator.Less, subject, Of(range.High));
        return low is Value.Truth above && high is Value.Truth below ? Value.Of(above.Is && below.Is) : Value.Null;
    }

    private static Value Calculate(char sign, Value left, Value right)
    {
        if (left is not Value.Number { Amount: var a } || right is not Value.Number { Amount: var b } || (sign == '/' && b == 0))
            return Value.Null;

        try
        {
            return Value.Of(sign switch { '+' => a + b, '-' => a - b, '*' => a * b, _ => a / b });
        }
        catch (OverflowException)
        {
            return Value.Null;
        }
    }

    private Value Call(Expr.Call call)
    {
        var argument = call.Argument is null ? Value.Null : Of(call.Argument);
        return call.Function switch
        {
            Function.Not => argument is Value.Truth truth ? Value.Of(!truth.Is) : Value.Null,
            Function.Date => argument is Value.Code date ? Temporal.Date(date.Text) : argument as Value.Date ?? Value.Null,
            Function.DateAndTime => argument is Value.Code instant ? Temporal.Instant(instant.Text) : argument as Value.Moment ?? Value.Null,
            Function.Duration => argument is Value.Code duration ? Temporal.Duration(duration.Text) : argument as Value.Duration ?? Value.Null,
            Function.Now => new Value.Moment(scope.Now.ToUniversalTime()),
        };
    }
}
