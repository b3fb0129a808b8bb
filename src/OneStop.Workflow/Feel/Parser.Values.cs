namespace OneStop.Workflow.Feel;

/// <summary>Values, names, lists, contexts and ranges.</summary>
internal sealed partial class Parser
{
    private int _rangesOpen;

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
                return Parenthesis();
            case TokenKind.Symbol when TakeSymbol("["):
                return ListOrRange();
            case TokenKind.Symbol when TakeSymbol("]"):
                return Range(false);
            case TokenKind.Symbol when TakeSymbol("{"):
                return InLocals(Context);
            case TokenKind.Symbol when TakeSymbol("@"):
                return AtLiteral(here.At);
            default:
                throw Unexpected("a value", Vietnamese.Say("value"));
        }
    }

    private Expr Parenthesis()
    {
        var comparator = TakeComparator();
        if (comparator is not null)
        {
            var range = HalfRange(comparator.Value, Sum());
            Expect(")");
            return range;
        }

        if (IsSymbol(".."))
            return RangeFrom(null, false);

        var inner = InRange(Expression);
        if (IsSymbol(".."))
            return RangeFrom(inner, false);

        Expect(")");
        return inner;
    }

    private Expr ListOrRange()
    {
        List<Expr> items = [];
        if (TakeSymbol("]"))
            return new Expr.ListOf(items);

        items.Add(InRange(ItemOf));
        if (IsSymbol(".."))
            return RangeFrom(items[0], true);

        while (TakeSymbol(","))
            items.Add(ItemOf());

        Expect("]");
        return new Expr.ListOf(items);
    }

    /// <summary>An item may be an endless range: <c>[&lt; 10, &gt; 100]</c>.</summary>
    private Expr ItemOf() => TakeComparator() is { } comparator ? HalfRange(comparator, Sum()) : Expression();

    private static Expr HalfRange(Comparator comparator, Expr end)
    {
        return comparator switch
        {
            Comparator.Less => new Expr.RangeOf(null, false, end, false),
            Comparator.AtMost => new Expr.RangeOf(null, false, end, true),
            Comparator.Greater => new Expr.RangeOf(end, false, null, false),
            Comparator.AtLeast => new Expr.RangeOf(end, true, null, false),
            _ => end,
        };
    }

    private Expr.RangeOf Range(bool lowIsIn) => RangeFrom(InRange(Sum), lowIsIn);

    private T InRange<T>(Func<T> read)
    {
        _rangesOpen++;
        var result = read();
        _rangesOpen--;
        return result;
    }

    private Expr.RangeOf RangeFrom(Expr? low, bool lowIsIn)
    {
        Expect("..");
        var high = IsSymbol(")") ? null : InRange(Sum);
        if (TakeSymbol("]"))
            return new Expr.RangeOf(low, lowIsIn, high, true);

        return TakeSymbol(")") || TakeSymbol("[") ? new Expr.RangeOf(low, lowIsIn, high, false) : throw Unexpected("] or )", Vietnamese.Say("range-end"));
    }

    private Expr.ContextOf Context()
    {
        List<KeyValuePair<string, Expr>> entries = [];
        while (!TakeSymbol("}"))
        {
            if (entries.Count > 0)
                Expect(",");

            var at = Here.At;
            var key = Key();
            Expect(":");
            if (entries.Exists(entry => entry.Key == key))
                throw new FeelSyntaxException(at, $"The entry '{key}' stands twice.", Vietnamese.Say("entry-twice", key));

            entries.Add(new KeyValuePair<string, Expr>(key, Expression()));
            _locals.Add(key);
        }

        return new Expr.ContextOf(entries);
    }

    /// <summary>A text, or one or several words.</summary>
    private string Key()
    {
        if (Here.Kind == TokenKind.Text)
            return _lexemes[_next++].Text;
        if (Here.Kind != TokenKind.Name)
            throw Unexpected("the name of an entry", Vietnamese.Say("entry-name"));

        var name = _lexemes[_next++].Text;
        while (Here.Kind is TokenKind.Name or TokenKind.Number)
            name += " " + _lexemes[_next++].Text;

        return name;
    }

    private Expr.Literal AtLiteral(int at)
    {
        if (Here.Kind != TokenKind.Text)
            throw Unexpected("a text", Vietnamese.Say("text"));

        var literal = _lexemes[_next++].Text;
        foreach (var value in new[] { Temporal.Date(literal), Temporal.Instant(literal), Temporal.Duration(literal) })
        {
            if (value is not Value.Nothing)
                return new Expr.Literal(value);
        }

        throw Outside(at, $"'{literal}' is no date, instant with offset, or duration in days and hours.", Vietnamese.Say("at-literal", literal));
    }

    private Expr Named()
    {
        if (TakeWord("true"))
            return new Expr.Literal(Value.Of(true));
        if (TakeWord("false"))
            return new Expr.Literal(Value.Of(false));
        if (TakeWord("null"))
            return new Expr.Literal(Value.Null);
        if (BuiltinHere(out var words) is { } function)
            return Call(function, words);
        if (IsReserved(Here.Text))
            throw Unexpected("a value", Vietnamese.Say("value"));

        return Path();
    }

    private Expr.Path Path()
    {
        var at = Here.At;
        var isLocal = _locals.Contains(Here.Text);
        var isCalled = _lexemes[_next + 1] is { Kind: TokenKind.Symbol, Text: "(" };
        if (isCalled && !isLocal)
            throw new FeelSyntaxException(at, $"There is no function '{Here.Text}' here; the README names those that there are.", Vietnamese.Say("unknown-function", Here.Text), "feel.unknown-function");

        var path = _lexemes[_next++].Text;
        while (!isLocal && TakeSymbol("."))
            path += "." + (Here.Kind == TokenKind.Name ? PropertyName() : throw Unexpected("a name", Vietnamese.Say("name")));

        if (!isLocal)
            Paths.Add(new PathUse(path, at) { IsInFilter = _locals.Contains("item") });

        return new Expr.Path(path);
    }

    private static FeelSyntaxException Outside(int at, string sentence, string vietnamese) => new(at, sentence, vietnamese, "feel.outside");
}
