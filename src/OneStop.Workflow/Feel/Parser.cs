namespace OneStop.Workflow.Feel;

/// <summary>Recursive descent, one method per level of binding, the loosest first. Nesting is bounded.</summary>
internal sealed partial class Parser(string text)
{
    /// <summary>Deeper than any condition that a person can read; shallower than any stack.</summary>
    internal const int MaxDepth = 50;

    private static readonly string[] Reserved =
        ["and", "between", "else", "every", "external", "false", "for", "function", "if", "in", "instance", "not", "null", "of", "or", "return", "satisfies", "some", "then", "true"];

    private readonly List<Lexeme> _lexemes = Lexer.Cut(text);
    private readonly List<string> _locals = [];
    private int _next;
    private int _depth;

    internal List<PathUse> Paths { get; } = [];

    /// <summary>Literals that name no date, instant or duration: legal, always null, and surely not meant.</summary>
    internal List<FeelFault> Doubts { get; } = [];

    private Lexeme Here => _lexemes[_next];

    internal static bool IsReserved(string name) => Reserved.AsSpan().Contains(name);

    internal Expr Whole()
    {
        var whole = Expression();
        return Here.Kind == TokenKind.End ? whole : throw Unexpected("an operator or the end", Vietnamese.Say("operator"));
    }

    private Expr Expression()
    {
        if (++_depth > MaxDepth)
            throw new FeelSyntaxException(Here.At, $"The expression nests deeper than {MaxDepth} levels.", Vietnamese.Say("too-deep", MaxDepth), "feel.too-deep");

        var expression = Here is { Kind: TokenKind.Name, Text: "if" or "for" or "some" or "every" or "function" } ? Worded() : Or();
        _depth--;
        return expression;
    }

    private Expr Worded()
    {
        switch (_lexemes[_next++].Text)
        {
            case "if":
                var condition = Expression();
                Expect("then");
                var then = Expression();
                Expect("else");
                return new Expr.If(condition, then, Expression());
            case "for":
                return InLocals(() =>
                {
                    var iterators = Iterators();
                    Expect("return");
                    _locals.Add("partial");
                    return new Expr.For(iterators, Expression());
                });
            case "function":
                return InLocals(Function);
            default:
                var isSome = _lexemes[_next - 1].Text == "some";
                return InLocals(() =>
                {
                    var iterators = Iterators();
                    Expect("satisfies");
                    return new Expr.Quantified(isSome, iterators, Expression());
                });
        }
    }

    private Expr Or()
    {
        var left = And();
        while (TakeWord("or"))
            left = new Expr.Or(left, And());

        return left;
    }

    private Expr And()
    {
        var left = Comparison();
        while (TakeWord("and"))
            left = new Expr.And(left, Comparison());

        return left;
    }

    private Expr Comparison()
    {
        var left = Sum();
        if (TakeComparator() is { } comparator)
            return new Expr.Comparison(comparator, left, Sum());

        for (; ; )
        {
            if (TakeWord("in"))
            {
                left = new Expr.In(left, Tests());
            }
            else if (TakeWord("instance"))
            {
                Expect("of");
                left = new Expr.InstanceOf(left, Type());
            }
            else if (TakeWord("between"))
            {
                var low = Sum();
                Expect("and");
                left = new Expr.Between(left, low, Sum());
            }
            else
            {
                return left;
            }
        }
    }

    private Expr Sum()
    {
        var left = Product();
        while (IsSymbol("+") || IsSymbol("-"))
            left = new Expr.Arithmetic(_lexemes[_next++].Text[0], left, Product());

        return left;
    }

    private Expr Product()
    {
        var left = Power();
        while (IsSymbol("*") || IsSymbol("/"))
            left = new Expr.Arithmetic(_lexemes[_next++].Text[0], left, Power());

        return left;
    }

    private Expr Power()
    {
        var left = Signed();
        while (TakeSymbol("**"))
            left = new Expr.Arithmetic('^', left, Signed());

        return left;
    }

    private Expr Signed()
    {
        var (negated, any) = (false, false);
        while (TakeSymbol("-"))
            (negated, any) = (!negated, true);

        var operand = Postfix();
        if (negated)
            return new Expr.Negation(operand);

        return any && operand is not Expr.Literal { Value: Value.Number } ? new Expr.Negation(new Expr.Negation(operand)) : operand;
    }

    private Expr Postfix()
    {
        var holder = Primary();
        for (; ; )
        {
            if (IsSymbol("[") && !IsRangeEnd())
            {
                _next++;
                holder = InLocals(() =>
                {
                    _locals.Add("item");
                    return new Expr.Filter(holder, Expression());
                });
                Expect("]");
            }
            else if (TakeSymbol("."))
            {
                holder = new Expr.Property(holder, Here.Kind == TokenKind.Name ? PropertyName() : throw Unexpected("a name", Vietnamese.Say("name")));
            }
            else if (IsSymbol("("))
            {
                _next++;
                holder = new Expr.Invoke(holder, Arguments());
            }
            else
            {
                return holder;
            }
        }
    }

    /// <summary><c>[1..5[</c>: the bracket that ends a range opens no filter.</summary>
    private bool IsRangeEnd() => _rangesOpen > 0 && _lexemes[_next + 1] is { Kind: TokenKind.End } or { Kind: TokenKind.Symbol, Text: ")" or "]" or "," or "}" or "[" or "." or "=" } or { Kind: TokenKind.Name, Text: "and" or "or" or "then" or "else" or "return" or "satisfies" or "in" or "instance" };

    /// <summary>Names of parts may be of two words: <c>start included</c>.</summary>
    private string PropertyName()
    {
        var name = _lexemes[_next++].Text;
        return name is "start" or "end" && TakeWord("included") ? name + " included" : name;
    }

    private T InLocals<T>(Func<T> read)
    {
        var count = _locals.Count;
        var result = read();
        _locals.RemoveRange(count, _locals.Count - count);
        return result;
    }

    private Comparator? TakeComparator()
    {
        Comparator? comparator = Here.Kind != TokenKind.Symbol ? null : Here.Text switch
        {
            "=" => Comparator.Equal,
            "!=" => Comparator.NotEqual,
            "<" => Comparator.Less,
            "<=" => Comparator.AtMost,
            ">" => Comparator.Greater,
            ">=" => Comparator.AtLeast,
            _ => null,
        };
        _next += comparator is null ? 0 : 1;
        return comparator;
    }

    private bool IsSymbol(string symbol) => Here.Kind == TokenKind.Symbol && Here.Text == symbol;

    private bool IsWord(string word) => Here.Kind == TokenKind.Name && Here.Text == word;

    private bool TakeSymbol(string symbol)
    {
        var taken = IsSymbol(symbol);
        _next += taken ? 1 : 0;
        return taken;
    }

    private bool TakeWord(string word)
    {
        var taken = IsWord(word);
        _next += taken ? 1 : 0;
        return taken;
    }

    private void Expect(string what)
    {
        if (!TakeSymbol(what) && !TakeWord(what))
            throw Unexpected($"'{what}'", $"'{what}'");
    }

    private FeelSyntaxException Unexpected(string wanted, string vietnamese) => Here.Kind == TokenKind.End
        ? new(Here.At, $"The expression ends where {wanted} should follow.", Vietnamese.Say("ends", vietnamese))
        : new(Here.At, $"'{Here.Text}' stands where {wanted} should.", Vietnamese.Say("stands", Here.Text, vietnamese));
}
