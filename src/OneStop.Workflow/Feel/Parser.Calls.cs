namespace OneStop.Workflow.Feel;

/// <summary>Calls, loops, functions, tests and types.</summary>
internal sealed partial class Parser
{
    private const int MaxWords = 6;

    /// <summary>A function's name may be several words: <c>date and time(</c>. A name of the expression's own comes first.</summary>
    private Builtin? BuiltinHere(out int words)
    {
        words = 1;
        if (_locals.Contains(Here.Text) && _lexemes[_next + 1] is { Kind: TokenKind.Symbol, Text: "(" })
            return null;

        var name = Here.Text;
        for (; words <= MaxWords; words++)
        {
            var after = _lexemes[_next + words];
            if (after is { Kind: TokenKind.Symbol, Text: "(" })
                return Builtins.Find(name);
            if (after.Kind != TokenKind.Name)
                return null;

            name += " " + after.Text;
        }

        return null;
    }

    private Expr.Call Call(Builtin function, int words)
    {
        var at = Here.At;
        _next += words + 1;
        var arguments = IsNamed() ? NamedArguments(function) : Arguments();
        if (!function.Takes(arguments.Count))
            throw new FeelSyntaxException(at, $"'{function.Name}' takes {Expected(function)} arguments, not {arguments.Count}.", Vietnamese.Say("arguments", function.Name, Expected(function), arguments.Count), "feel.arguments");

        Doubt(function.Name, arguments, at);
        return new Expr.Call(function, arguments);
    }

    private static string Expected(Builtin function) =>
        function.IsVariadic ? $"{function.Required}+" : function.Required == function.Parameters.Length ? $"{function.Required}" : $"{function.Required}-{function.Parameters.Length}";

    /// <summary>The opening parenthesis is taken.</summary>
    private List<Expr> Arguments()
    {
        List<Expr> arguments = [];
        if (TakeSymbol(")"))
            return arguments;

        do
            arguments.Add(Expression());
        while (TakeSymbol(","));

        Expect(")");
        return arguments;
    }

    private bool IsNamed()
    {
        var at = _next;
        while (_lexemes[at].Kind == TokenKind.Name)
            at++;

        return at > _next && _lexemes[at] is { Kind: TokenKind.Symbol, Text: ":" };
    }

    /// <summary>In the order of the parameters; what stands between and is left out is null.</summary>
    private List<Expr> NamedArguments(Builtin function)
    {
        var given = new Dictionary<int, Expr>();
        do
        {
            var at = Here.At;
            var name = Key();
            Expect(":");
            var parameter = Array.FindIndex(function.Parameters, one => one.Split('|').Contains(name));
            if (parameter < 0 || !given.TryAdd(parameter, Expression()))
                throw new FeelSyntaxException(at, $"'{function.Name}' has no parameter '{name}', or it stands twice.", Vietnamese.Say("parameter", function.Name, name), "feel.arguments");
        }
        while (TakeSymbol(","));

        Expect(")");
        var count = given.Keys.Max() + 1;
        if (Enumerable.Range(0, Math.Min(count, function.Required)).Any(at => !given.ContainsKey(at)))
            return [];

        return [.. Enumerable.Range(0, count).Select(at => given.GetValueOrDefault(at) ?? new Expr.Literal(Value.Null))];
    }

    private void Doubt(string function, List<Expr> arguments, int at)
    {
        if (arguments is not [Expr.Literal { Value: Value.Code { Text: var literal } }])
            return;

        if (function == "date" && Temporal.Date(literal) is Value.Nothing)
            Doubts.Add(new FeelFault(at, "feel.date", $"\"{literal}\" is no date of the calendar; write yyyy-MM-dd.") { Vietnamese = Vietnamese.Say("date", literal) });
        else if (function == "date and time" && Temporal.Instant(literal) is Value.Nothing)
            Doubts.Add(new FeelFault(at, "feel.date-time", $"\"{literal}\" is no date and time; write yyyy-MM-ddTHH:mm:ss with an offset such as +07:00.") { Vietnamese = Vietnamese.Say("date-time", literal) });
        else if (function == "duration" && Temporal.Duration(literal) is Value.Nothing)
            Doubts.Add(new FeelFault(at, "feel.duration", $"\"{literal}\" is no duration; write days and hours as in P15D or PT4H30M, without weeks, months or years.") { Vietnamese = Vietnamese.Say("duration", literal) });
    }

    private List<Iterator> Iterators()
    {
        List<Iterator> iterators = [];
        do
        {
            var name = Here.Kind == TokenKind.Name && !IsReserved(Here.Text) ? _lexemes[_next++].Text : throw Unexpected("a name", Vietnamese.Say("name"));
            Expect("in");
            var from = Expression();
            iterators.Add(new Iterator(name, from, TakeSymbol("..") ? Expression() : null));
            _locals.Add(name);
        }
        while (TakeSymbol(","));

        return iterators;
    }

    private Expr.FunctionOf Function()
    {
        List<string> parameters = [];
        Expect("(");
        while (!TakeSymbol(")"))
        {
            if (parameters.Count > 0)
                Expect(",");

            var name = Here.Kind == TokenKind.Name ? _lexemes[_next++].Text : throw Unexpected("a name", Vietnamese.Say("name"));
            if (TakeSymbol(":"))
                Type();

            parameters.Add(name);
        }

        if (IsWord("external"))
            throw Outside(Here.At, "Functions of other languages do not run here.", Vietnamese.Say("external"));

        _locals.AddRange(parameters);
        return new Expr.FunctionOf(parameters, Expression());
    }

    /// <summary>One test, or several in parentheses: any of them suffices.</summary>
    private List<UnaryTest> Tests()
    {
        if (!TakeSymbol("("))
            return [Test()];

        var first = Test();
        if (first is UnaryTest.Among { Value: var low } && IsSymbol(".."))
            return [new UnaryTest.Among(RangeFrom(low, false))];

        List<UnaryTest> tests = [first];
        while (TakeSymbol(","))
            tests.Add(Test());

        Expect(")");
        return tests;
    }

    private UnaryTest Test() => TakeComparator() is { } comparator ? new UnaryTest.Compare(comparator, Sum()) : new UnaryTest.Among(InRange(Sum));

    private FeelType Type()
    {
        var at = Here.At;
        var name = Here.Kind == TokenKind.Name ? _lexemes[_next++].Text : throw Unexpected("a type", Vietnamese.Say("type"));
        if (name is "list" or "range" or "context" or "function" && TakeSymbol("<"))
            return Structured(name);

        while (Here.Kind == TokenKind.Name && Array.Exists(FeelType.Simple, simple => simple == name || simple.StartsWith(name + " ", StringComparison.Ordinal)) && Array.Exists(FeelType.Simple, simple => $"{simple} ".StartsWith($"{name} {Here.Text} ", StringComparison.Ordinal)))
            name += " " + _lexemes[_next++].Text;

        return Array.IndexOf(FeelType.Simple, name) >= 0
            ? new FeelType(name, [], [])
            : throw Outside(at, $"There is no type '{name}' here.", Vietnamese.Say("unknown-type", name));
    }

    private FeelType Structured(string name)
    {
        List<FeelType> inner = [];
        List<string> entries = [];
        while (!TakeSymbol(">"))
        {
            if (inner.Count > 0)
                Expect(",");
            if (name == "context")
            {
                entries.Add(Key());
                Expect(":");
            }

            inner.Add(Type());
        }

        if (name == "function")
        {
            Expect("->");
            inner.Add(Type());
        }
        else if (inner.Count == 0)
        {
            throw Unexpected("a type", Vietnamese.Say("type"));
        }

        return new FeelType(name, inner, entries);
    }
}
