namespace OneStop.Workflow.Feel;

/// <summary>Recursive descent, one method per level of binding, the loosest first. Nesting is bounded.</summary>
internal sealed class Parser(string text)
{
    /// <summary>Deeper than any condition that a person can read; shallower than any stack.</summary>
    internal const int MaxDepth = 50;

    private static readonly string[] Reserved =
        ["and", "between", "else", "every", "external", "false", "for", "function", "if", "in", "instance", "not", "null", "of", "or", "return", "satisfies", "some", "then", "true"];

    private readonly List<Lexeme> _lexemes = Lexer.Cut(text);
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
        return Here.Kind == TokenKind.End ? whole : throw Unexpected("an operator or the end");
    }

    private Expr Expression()
    {
        if (++_depth > MaxDepth)
            throw new FeelSyntaxException(Here.At, $"The expression nests deeper than {MaxDepth} levels.", "feel.too-deep");

        var expression = IsWord("if") ? If() : Or();
        _depth--;
        return expression;
    }

    private Expr.If If()
    {
        _next++;
        var condition = Expression();
        Expect("then");
        var then = Expression();
        Expect("else");
        return new Expr.If(condition, then, Expression());
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
        if (TakeWord("in"))
            return new Expr.In(left, Tests());
        if (!TakeWord("between"))
            return left;

        var low = Sum();
        Expect("and");
        return new Expr.In(left, [new UnaryTest.Range(low, true, Sum(), true)]);
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
        var left = Signed();
        while (IsSymbol("*") || IsSymbol("/"))
            left = new Expr.Arithmetic(_lexemes[_next++].Text[0], left, Signed());

        return left;
    }

    private Expr Signed()
    {
        var negated = false;
        while (TakeSymbol("-"))
            negated = !negated;

        return negated ? new Expr.Negation(Primary()) : Primary();
    }

    private Expr Primary()
    {
        var here = Here;
        switch (here.Kind)
        {
            case TokenKind.Number:
                _next++;
                return new Expr.Literal(Value.Of(here.Number));
            case TokenKind.Text:
                _next++;
                return new Expr.Literal(Value.Of(here.Text));
            case TokenKind.Name:
                return Named();
            case TokenKind.Symbol when TakeSymbol("("):
                var inner = Expression();
                Expect(")");
                return inner;
            default:
                throw Unexpected("a value");
        }
    }

    private Expr Named()
    {
        if (TakeWord("true"))
            return new Expr.Literal(Value.Of(true));
        if (TakeWord("false"))
            return new Expr.Literal(Value.Of(false));
        if (TakeWord("null"))
            return new Expr.Literal(Value.Null);
        if (IsFunctionName(out var words))
            return Call(words);
        if (IsReserved(Here.Text))
            throw Unexpected("a value");

        var at = Here.At;
        var path = _lexemes[_next++].Text;
        while (TakeSymbol("."))
            path += "." + (Here.Kind == TokenKind.Name ? _lexemes[_next++].Text : throw Unexpected("a name"));

        Paths.Add(new PathUse(path, at));
        return new Expr.Path(path);
    }

    /// <summary>A function's name may be several words: <c>date and time(</c>.</summary>
    private bool IsFunctionName(out int words)
    {
        words = 1;
        while (_lexemes[_next + words].Kind == TokenKind.Name && words < 3)
            words++;

        return _lexemes[_next + words] is { Kind: TokenKind.Symbol, Text: "(" } && (words == 1 || Here.Text == "date");
    }

    private Expr.Call Call(int words)
    {
        var at = Here.At;
        var name = string.Join(' ', _lexemes.GetRange(_next, words).Select(lexeme => lexeme.Text));
        var function = name switch
        {
            "not" => Function.Not,
            "date" => Function.Date,
            "date and time" => Function.DateAndTime,
            "duration" => Function.Duration,
            "now" => Function.Now,
            _ => throw new FeelSyntaxException(at, $"There is no function '{name}' here; there are not, date, date and time, duration and now.", "feel.unknown-function"),
        };
        _next += words;
        Expect("(");
        var argument = function == Function.Now ? null : Expression();
        Expect(")");
        Doubt(function, argument, at);
        return new Expr.Call(function, argument);
    }

    private void Doubt(Function function, Expr? argument, int at)
    {
        if (argument is not Expr.Literal { Value: Value.Code { Text: var literal } })
            return;

        if (function == Function.Date && Temporal.Date(literal) is Value.Nothing)
            Doubts.Add(new FeelFault(at, "feel.date", $"\"{literal}\" is no date of the calendar; write yyyy-MM-dd."));
        else if (function == Function.DateAndTime && Temporal.Instant(literal) is Value.Nothing)
            Doubts.Add(new FeelFault(at, "feel.date-time", $"\"{literal}\" is no date and time; write yyyy-MM-ddTHH:mm:ss with an offset such as +07:00."));
        else if (function == Function.Duration && Temporal.Duration(literal) is Value.Nothing)
            Doubts.Add(new FeelFault(at, "feel.duration", $"\"{literal}\" is no duration; write days and hours as in P15D or PT4H30M, without weeks, months or years."));
    }

    /// <summary>One test, or several in parentheses or brackets: any of them suffices.</summary>
    private List<UnaryTest> Tests()
    {
        if (!IsSymbol("(") && !IsSymbol("["))
            return [Test()];

        var inBrackets = IsSymbol("[");
        _next++;
        var first = Test();
        if (first is UnaryTest.Compare { Comparator: Comparator.Equal, With: var low } && TakeSymbol(".."))
            return [Range(low, inBrackets)];

        List<UnaryTest> tests = [first];
        while (TakeSymbol(","))
            tests.Add(Test());

        Expect(inBrackets ? "]" : ")");
        return tests;
    }

    private UnaryTest Test()
    {
        if (TakeComparator() is { } comparator)
            return new UnaryTest.Compare(comparator, Sum());

        if (!IsSymbol("[") && !IsSymbol("]"))
            return new UnaryTest.Compare(Comparator.Equal, Sum());

        var lowIsIn = IsSymbol("[");
        _next++;
        var low = Sum();
        Expect("..");
        return Range(low, lowIsIn);
    }

    private UnaryTest.Range Range(Expr low, bool lowIsIn)
    {
        var high = Sum();
        if (TakeSymbol("]"))
            return new UnaryTest.Range(low, lowIsIn, high, true);

        return TakeSymbol(")") || TakeSymbol("[") ? new UnaryTest.Range(low, lowIsIn, high, false) : throw Unexpected("] or )");
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
            throw Unexpected($"'{what}'");
    }

    private FeelSyntaxException Unexpected(string wanted) =>
        new(Here.At, Here.Kind == TokenKind.End ? $"The expression ends where {wanted} should follow." : $"'{Here.Text}' stands where {wanted} should.");
}
