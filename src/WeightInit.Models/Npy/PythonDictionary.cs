using System.Buffers;
using System.Globalization;

namespace WeightInit.Models;

/// <summary>
/// Parses the dictionary literal of a npy header: strings in either quote, True, False, and tuples of whole numbers, with the
/// L of Python 2. Anything else is an error of its own; nothing is evaluated.
/// </summary>
internal ref struct PythonDictionary
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(" ,:)}\n");

    private readonly string _path;
    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private PythonDictionary(ReadOnlySpan<char> text, string path)
    {
        _text = text;
        _path = path;
    }

    internal static (NpyType Type, bool FortranOrder, Shape Shape) Parse(ReadOnlySpan<char> text, string path)
    {
        PythonDictionary parser = new(text, path);
        return parser.Dictionary();
    }

    private (NpyType Type, bool FortranOrder, Shape Shape) Dictionary()
    {
        NpyType? type = null;
        bool? fortran = null;
        Shape? shape = null;
        Expect('{');
        while (Peek() != '}')
        {
            string key = Text();
            Expect(':');
            bool again = key switch
            {
                "descr" => type is not null,
                "fortran_order" => fortran is not null,
                "shape" => shape is not null,
                _ => throw Error(NpyError.UnknownKey, $"its header has the key {OneLine.Quote(key)}; accepted are descr, fortran_order and shape."),
            };
            if (again)
                throw Error(NpyError.DuplicateKey, $"its header has the key {OneLine.Quote(key)} twice.");
            if (key == "descr")
                type = Type();
            else if (key == "shape")
                shape = Axes();
            else
                fortran = Order();
            if (Peek() != '}')
                Expect(',');
        }

        Expect('}');
        if (Peek() != '\0')
            throw NotDictionary("text follows the dictionary");
        return (type ?? throw Missing("descr"), fortran ?? throw Missing("fortran_order"), shape ?? throw Missing("shape"));
    }

    private NpyType Type()
    {
        if (Peek() == '[')
            throw Error(NpyError.UnsupportedType, "its elements are records; accepted are real numbers and booleans, f2 to f8, i1 to i8, u1 to u8, b1.");
        string descr = Text();
        if (descr.TrimStart('<', '>', '|', '=') is ['O', ..] or "object")
            throw Error(NpyError.ObjectArray, $"its elements are Python objects (descr {OneLine.Quote(descr)}), which only running their code could read; accepted are real numbers and booleans.");
        return NpyType.TryParse(descr, out NpyType type)
            ? type
            : throw Error(NpyError.UnsupportedType, $"its elements have the type {OneLine.Quote(descr)}; accepted are real numbers and booleans, f2 to f8, i1 to i8, u1 to u8, b1.");
    }

    private bool Order()
    {
        if (Take("True"))
            return true;
        if (Take("False"))
            return false;
        throw Error(NpyError.OrderNotBoolean, $"its fortran_order is {Here()}; it is True or False.");
    }

    private Shape Axes()
    {
        if (Peek() != '(')
            throw Error(NpyError.ShapeNotTuple, $"its shape is {Here()}; it is a tuple of whole numbers, as (3, 3), (3,) or ().");
        _at++;
        List<long> axes = [];
        bool comma = false;
        while (Peek() != ')')
        {
            if (axes.Count > 0 && !comma)
                throw Error(NpyError.ShapeNotTuple, $"its shape goes on with {Here()} after {axes.Count} axes; it is a tuple of whole numbers, as (3, 3), (3,) or ().");
            if (axes.Count == NpyHeader.MaxRank)
                throw Error(NpyError.TooManyAxes, $"its shape has more than {NpyHeader.MaxRank} axes.");
            axes.Add(Axis());
            comma = Peek() == ',';
            _at += comma ? 1 : 0;
        }

        _at++;
        if (axes.Count == 1 && !comma)
            throw Error(NpyError.ShapeNotTuple, $"its shape is ({axes[0]}), a number and no tuple; a shape of one axis is ({axes[0]},).");
        return ToShape(axes);
    }

    private readonly Shape ToShape(List<long> axes)
    {
        long count = 1;
        foreach (long axis in axes)
        {
            if (Math.BigMul((ulong)count, (ulong)axis, out ulong low) != 0 || low > long.MaxValue)
                throw Error(NpyError.ShapeOverflow, $"its shape ({string.Join(',', axes)}) has more than 2^63 - 1 elements.");
            count = (long)low;
        }

        return Shape.Of([.. axes]);
    }

    private long Axis()
    {
        if (Peek() == '-')
            throw Error(NpyError.NegativeAxis, $"its shape has the axis {Here()}; an axis is 0 or more.");
        int start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            _at++;
        ReadOnlySpan<char> digits = _text[start.._at];
        if (digits.IsEmpty)
            throw Error(NpyError.ShapeNotTuple, $"its shape holds {Here()}; it is a tuple of whole numbers, as (3, 3), (3,) or ().");
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long axis))
            throw Error(NpyError.ShapeOverflow, $"its shape has the axis {OneLine.Quote(digits.ToString())}; an axis is at most 2^63 - 1.");
        if (_at < _text.Length && _text[_at] == 'L')
            _at++;
        return axis;
    }

    private string Text()
    {
        char quote = Peek();
        if (quote == 'u' && _at + 1 < _text.Length)
            quote = _text[++_at];
        if (quote is not ('\'' or '"'))
            throw NotDictionary($"a string is expected, {Here()} is there");
        int length = _text[++_at..].IndexOfAny(quote, '\\', '\n');
        if (length < 0 || _text[_at + length] != quote)
            throw NotDictionary("a string does not end");
        string text = _text.Slice(_at, length).ToString();
        _at += length + 1;
        return text;
    }

    /// <summary>The next character that is not white space, or NUL at the end.</summary>
    private char Peek()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r' or '\f')
            _at++;
        return _at < _text.Length ? _text[_at] : '\0';
    }

    private void Expect(char wanted)
    {
        if (Peek() != wanted)
            throw NotDictionary($"'{wanted}' is expected, {Here()} is there");
        _at++;
    }

    private bool Take(string word)
    {
        Peek();
        bool there = _text[_at..].StartsWith(word, StringComparison.Ordinal);
        _at += there ? word.Length : 0;
        return there;
    }

    /// <summary>What stands at this place, for a message.</summary>
    private readonly string Here()
    {
        ReadOnlySpan<char> rest = _text[Math.Min(_at, _text.Length)..];
        int length = rest.IndexOfAny(Ends);
        rest = length > 0 ? rest[..length] : rest[..Math.Min(rest.Length, 1)];
        return rest.IsEmpty ? "the end of the header" : OneLine.Quote(rest.ToString());
    }

    private readonly NpyException NotDictionary(string reason) =>
        Error(NpyError.HeaderNotDictionary, $"its header is not a dictionary of Python literals (at character {_at + 1}: {reason}).");

    private readonly NpyException Missing(string key) =>
        Error(NpyError.MissingKey, $"its header has no {key}; it needs descr, fortran_order and shape.");

    private readonly NpyException Error(NpyError error, string problem) => new(error, _path, problem);
}
