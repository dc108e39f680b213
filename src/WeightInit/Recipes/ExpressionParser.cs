using System.Globalization;

namespace WeightInit;

/// <summary>Reads an <see cref="Expression"/> by recursive descent.</summary>
internal sealed class ExpressionParser(string text)
{
    /// <summary>The longest text: beyond it no formula is meant.</summary>
    internal const int LongestText = 1000;

    private const int MaxDepth = 64;

    private readonly List<string> _names = [];
    private int _at;

    internal Expression Parse()
    {
        if (text.Length > LongestText)
            throw new FormatException($"an expression of {text.Length} characters is too long; {LongestText} are accepted.");
        ExpressionNode root = Sum(0);
        if (!AtEnd())
            throw Error($"has '{text[_at]}' where an operator or the end should be");
        return new Expression(text, root, _names);
    }

    private ExpressionNode Sum(int depth)
    {
        Deepen(depth);
        ExpressionNode node = Product(depth);
        while (true)
        {
            if (Take('+'))
                node = new ExpressionNode.Binary((a, b) => a + b, node, Product(depth));
            else if (Take('-'))
                node = new ExpressionNode.Binary((a, b) => a - b, node, Product(depth));
            else
                return node;
        }
    }

    private ExpressionNode Product(int depth)
    {
        ExpressionNode node = Signed(depth);
        while (true)
        {
            if (!Ahead("**") && Take('*'))
                node = new ExpressionNode.Binary((a, b) => a * b, node, Signed(depth));
            else if (Take('/'))
                node = new ExpressionNode.Binary((a, b) => a / b, node, Signed(depth));
            else
                return node;
        }
    }

    private ExpressionNode Signed(int depth)
    {
        Deepen(depth);
        if (Take('-'))
            return new ExpressionNode.Unary(value => -value, Signed(depth + 1));
        return Take('+') ? Signed(depth + 1) : Power(depth);
    }

    private ExpressionNode Power(int depth)
    {
        ExpressionNode node = Primary(depth);
        if (!Ahead("**"))
            return node;
        _at += 2;
        return new ExpressionNode.Binary(CorrectlyRounded.Pow, node, Signed(depth + 1));
    }

    private ExpressionNode Primary(int depth)
    {
        if (AtEnd())
            throw Error("ends where a number should be");
        if (!Take('('))
            return char.IsAsciiLetter(text[_at]) || text[_at] == '_' ? Named(depth) : Number();
        ExpressionNode node = Sum(depth + 1);
        Expect(')');
        return node;
    }

    private ExpressionNode Named(int depth)
    {
        int start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
            _at++;
        string name = text[start.._at];
        if (Take('('))
            return Call(name, start, depth + 1);
        if (!_names.Contains(name))
            _names.Add(name);
        return new ExpressionNode.Name(name, start);
    }

    private ExpressionNode Call(string name, int start, int depth)
    {
        ExpressionNode first = Sum(depth);
        switch (name)
        {
            case "sqrt":
                Expect(')');
                return new ExpressionNode.Unary(Math.Sqrt, first);
            case "min" or "max":
                Expect(',');
                ExpressionNode second = Sum(depth);
                Expect(')');
                return new ExpressionNode.Binary(name == "min" ? Math.Min : Math.Max, first, second);
            default:
                throw Expression.Error(text, start, $"calls '{name}'; known are sqrt, min, max");
        }
    }

    private ExpressionNode.Literal Number()
    {
        int start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '.' || IsExponentSign()))
            _at++;
        if (double.TryParse(text.AsSpan(start, _at - start), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value))
            return new ExpressionNode.Literal(value);
        string found = _at == start ? text[start].ToString() : text[start.._at];
        throw Expression.Error(text, start, $"has '{found}' where a number should be");
    }

    private bool IsExponentSign() => text[_at] is '+' or '-' && _at > 0 && text[_at - 1] is 'e' or 'E';

    private void Expect(char wanted)
    {
        if (!Take(wanted))
            throw Error(AtEnd() ? $"ends where '{wanted}' should be" : $"has '{text[_at]}' where '{wanted}' should be");
    }

    private bool Take(char wanted)
    {
        if (AtEnd() || text[_at] != wanted)
            return false;
        _at++;
        return true;
    }

    private bool Ahead(string wanted) => !AtEnd() && string.CompareOrdinal(text, _at, wanted, 0, wanted.Length) == 0;

    private bool AtEnd()
    {
        while (_at < text.Length && text[_at] == ' ')
            _at++;
        return _at == text.Length;
    }

    private void Deepen(int depth)
    {
        if (depth > MaxDepth)
            throw Error("is nested too deeply");
    }

    private FormatException Error(string what) => Expression.Error(text, _at, what);
}
