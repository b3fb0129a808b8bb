using System.Diagnostics.CodeAnalysis;

namespace OneStop.Workflow.Feel;

/// <summary>A parsed FEEL expression: immutable; evaluating it reads nothing but the scope and never throws.</summary>
public sealed record FeelExpression
{
    private const int MaxLength = 4_000;
    private readonly Expr _root;

    private FeelExpression(string text, Expr root, Parser parser)
    {
        (Text, _root) = (text, root);
        (Paths, Doubts) = (parser.Paths, parser.Doubts);
    }

    /// <summary>As the author wrote it, without blanks around.</summary>
    public string Text { get; }

    /// <summary>Every path that stands in the text, in its order.</summary>
    public IReadOnlyList<PathUse> Paths { get; }

    /// <summary>Legal, and surely not meant: <c>date("2026-02-29")</c>, always null.</summary>
    public IReadOnlyList<FeelFault> Doubts { get; }

    /// <summary>True with the expression; false with the first fault of the text.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out FeelExpression? expression, [NotNullWhen(false)] out FeelFault? fault)
    {
        (expression, fault) = (null, null);
        if (text.Length > MaxLength)
        {
            fault = new FeelFault(MaxLength, "feel.too-long", $"The expression is longer than {MaxLength} characters.") { Vietnamese = Vietnamese.Say("too-long", MaxLength) };
            return false;
        }

        try
        {
            var parser = new Parser(text);
            var root = parser.Whole();
            expression = new FeelExpression(text.Trim(), root, parser);
            return true;
        }
        catch (FeelSyntaxException syntax)
        {
            fault = syntax.Fault;
            return false;
        }
    }

    /// <summary>A value as it is written, or a function of one such as <c>date("2026-08-24")</c>.</summary>
    internal bool IsLiteral => _root is Expr.Literal or Expr.Negation { Operand: Expr.Literal } || _root is Expr.Call { Function.Name: "date" or "date and time" or "duration", Arguments: [Expr.Literal] };

    public FeelResult Evaluate(FeelScope scope)
    {
        var evaluator = new Evaluator(scope);
        return new FeelResult(evaluator.Whole(_root), evaluator.Read);
    }

    public bool Equals(FeelExpression? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
