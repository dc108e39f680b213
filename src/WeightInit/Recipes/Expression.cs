using System.Globalization;

namespace WeightInit;

/// <summary>
/// A number computed from a model's scalars: <c>initializer_range / sqrt(2 * n_layer)</c>. It knows + - * / **, sqrt, min,
/// max, parentheses, numbers and names, and nothing else; every step is one operation in double.
/// </summary>
/// <remarks>
/// Python's rules of precedence: ** binds tightest and to the right, its exponent may carry a sign, and a sign before a power
/// applies to the whole of it.
/// </remarks>
public static class Expression
{
    private const int MaxDepth = 64;

    /// <summary>The value of an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="scalars">The values of names.</param>
    /// <exception cref="FormatException">
    /// The text is not an expression, a name is unknown, or the result is not finite; the message gives the position (from 1).
    /// </exception>
    public static double Evaluate(string text, IReadOnlyDictionary<string, double> scalars)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scalars);
        Parser parser = new(text, scalars);
        double value = parser.Sum(0);
        parser.End();
        return double.IsFinite(value) ? value : throw new FormatException($"'{text}' is {value.ToString(CultureInfo.InvariantCulture)}, not a finite number.");
    }

    private ref struct Parser(string text, IReadOnlyDictionary<string, double> scalars)
    {
        private readonly string _text = text;
        private readonly IReadOnlyDictionary<string, double> _scalars = scalars;
        private int _at;

        internal double Sum(int depth)
        {
            if (depth > MaxDepth)
                throw Error("is nested too deeply");
            double value = Product(depth);
            while (true)
            {
                if (Take('+'))
                    value += Product(depth);
                else if (Take('-'))
                    value -= Product(depth);
                else
                    return value;
            }
        }

        internal void End()
        {
            if (!AtEnd())
                throw Error($"has '{_text[_at]}' where an operator or the end should be");
        }

        private double Product(int depth)
        {
            double value = Signed(depth);
            while (true)
            {
                if (!Ahead("**") && Take('*'))
                    value *= Signed(depth);
                else if (Take('/'))
                    value /= Signed(depth);
                else
                    return value;
            }
        }

        private double Signed(int depth)
        {
            if (depth > MaxDepth)
                throw Error("is nested too deeply");
            if (Take('-'))
                return -Signed(depth + 1);
            return Take('+') ? Signed(depth + 1) : Power(depth);
        }

        private double Power(int depth)
        {
            double value = Primary(depth);
            if (!Ahead("**"))
                return value;
            _at += 2;
            return Math.Pow(value, Signed(depth + 1));
        }

        private double Primary(int depth)
        {
            if (AtEnd())
                throw Error("ends where a number should be");
            if (Take('('))
            {
                double value = Sum(depth + 1);
                Expect(')');
                return value;
            }

            return char.IsAsciiLetter(_text[_at]) || _text[_at] == '_' ? Named(depth) : Number();
        }

        private double Named(int depth)
        {
            int start = _at;
            while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '_'))
                _at++;
            string name = _text[start.._at];
            if (Take('('))
                return Call(name, start, depth + 1);
            if (_scalars.TryGetValue(name, out double value))
                return value;
            _at = start;
            string known = _scalars.Count == 0 ? "the model has none" : $"the model has {string.Join(", ", _scalars.Keys.Order(StringComparer.Ordinal))}";
            throw Error($"names '{name}'; {known}");
        }

        private double Call(string name, int start, int depth)
        {
            double first = Sum(depth);
            switch (name)
            {
                case "sqrt":
                    Expect(')');
                    return Math.Sqrt(first);
                case "min" or "max":
                    Expect(',');
                    double second = Sum(depth);
                    Expect(')');
                    return name == "min" ? Math.Min(first, second) : Math.Max(first, second);
                default:
                    _at = start;
                    throw Error($"calls '{name}'; known are sqrt, min, max");
            }
        }

        private double Number()
        {
            int start = _at;
            while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '.' || IsExponentSign()))
                _at++;
            if (double.TryParse(_text.AsSpan(start, _at - start), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value))
                return value;
            string found = _at == start ? _text[start].ToString() : _text[start.._at];
            _at = start;
            throw Error($"has '{found}' where a number should be");
        }

        private readonly bool IsExponentSign() => _text[_at] is '+' or '-' && _at > 0 && _text[_at - 1] is 'e' or 'E';

        private void Expect(char wanted)
        {
            if (!Take(wanted))
                throw Error(AtEnd() ? $"ends where '{wanted}' should be" : $"has '{_text[_at]}' where '{wanted}' should be");
        }

        private bool Take(char wanted)
        {
            if (AtEnd() || _text[_at] != wanted)
                return false;
            _at++;
            return true;
        }

        private bool Ahead(string wanted) => !AtEnd() && string.CompareOrdinal(_text, _at, wanted, 0, wanted.Length) == 0;

        private bool AtEnd()
        {
            while (_at < _text.Length && _text[_at] == ' ')
                _at++;
            return _at == _text.Length;
        }

        private readonly FormatException Error(string what) => new($"'{_text}' {what} (at character {_at + 1}).");
    }
}
