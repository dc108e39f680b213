using System.Globalization;

namespace WeightInit;

/// <summary>
/// A number computed from a model's scalars: <c>initializer_range / sqrt(2 * n_layer)</c>. It knows + - * / **, sqrt, min,
/// max, parentheses, numbers and names, and nothing else; every step is one operation in double.
/// </summary>
/// <remarks>
/// Python's rules of precedence: ** binds tightest and to the right, its exponent may carry a sign, and a sign before a power
/// applies to the whole of it. ** is rounded to the nearest double, the same on every machine.
/// </remarks>
public sealed class Expression
{
    private readonly ExpressionNode _root;

    internal Expression(string text, ExpressionNode root, IReadOnlyList<string> names)
    {
        Text = text;
        _root = root;
        Names = names;
    }

    /// <summary>The text it was read from.</summary>
    public string Text { get; }

    /// <summary>The names of scalars in it, each once, in the order in which they appear.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <exception cref="FormatException">The text is not an expression; the message gives the position (from 1).</exception>
    public static Expression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ExpressionParser(text).Parse();
    }

    /// <summary>The value of an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="scalars">The values of names.</param>
    /// <exception cref="FormatException">See <see cref="Parse"/> and <see cref="Evaluate(IReadOnlyDictionary{string, double})"/>.</exception>
    public static double Evaluate(string text, IReadOnlyDictionary<string, double> scalars) => Parse(text).Evaluate(scalars);

    /// <summary>The value.</summary>
    /// <param name="scalars">The values of names.</param>
    /// <exception cref="FormatException">A name is unknown (the message gives its position), or the result is not finite.</exception>
    public double Evaluate(IReadOnlyDictionary<string, double> scalars)
    {
        ArgumentNullException.ThrowIfNull(scalars);
        double value = _root.Value(scalars, this);
        return double.IsFinite(value) ? value : throw new FormatException($"'{Text}' is {value.ToString(CultureInfo.InvariantCulture)}, not a finite number.");
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>An error at a place of the text.</summary>
    internal static FormatException Error(string text, int at, string what) => new($"'{text}' {what} (at character {at + 1}).");
}
