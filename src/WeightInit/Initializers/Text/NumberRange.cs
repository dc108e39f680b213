using System.Globalization;

namespace WeightInit;

/// <summary>The numbers that an argument accepts, with the words that say so.</summary>
internal sealed class NumberRange
{
    private readonly Func<double, bool> _contains;

    private NumberRange(string words, Func<double, bool> contains)
    {
        Words = words;
        _contains = contains;
    }

    internal static NumberRange Finite { get; } = new("a finite number", double.IsFinite);

    internal static NumberRange NonNegative { get; } = new("a finite number of 0 or more", value => double.IsFinite(value) && value >= 0);

    internal static NumberRange Positive { get; } = new("a finite number above 0", value => double.IsFinite(value) && value > 0);

    internal static NumberRange Fraction { get; } = new("a number from 0 to 1", value => value is >= 0 and <= 1);

    internal static NumberRange Bound { get; } = new("a number, inf or -inf", value => !double.IsNaN(value));

    internal static NumberRange Any { get; } = new("a number", _ => true);

    internal static NumberRange Count { get; } =
        new("a whole number of 1 or more", value => value is >= 1 and <= 9007199254740992 && double.IsInteger(value));

    internal static NumberRange Axis { get; } =
        new("an axis, a whole number", value => double.IsInteger(value) && Math.Abs(value) <= int.MaxValue);

    internal static NumberRange MatrixAxis { get; } = new("-2, -1, 0 or 1", value => value is -2 or -1 or 0 or 1);

    /// <summary>What is accepted, to stand after "give".</summary>
    internal string Words { get; }

    /// <summary>The value, if it is accepted.</summary>
    /// <exception cref="ArgumentException">It is not; the message names the initializer, the argument, the value and what is accepted.</exception>
    internal double Check(double value, string initializer, string argument) =>
        _contains(value) ? value : throw Refused(initializer, argument, Number.Text(value), Words);

    /// <summary>The upper of two bounds, if it is a number above the lower one.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    internal static double CheckAbove(double high, double low, string initializer, string argument, string lowArgument) =>
        high > low && (double.IsFinite(high) || double.IsPositiveInfinity(high))
            ? high
            : throw Refused(initializer, argument, Number.Text(high), $"a number above {lowArgument} = {Number.Text(low)}");

    /// <summary>The one sentence of every refused argument.</summary>
    internal static ArgumentException Refused(string initializer, string argument, string value, string accepted) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{initializer}: {argument} = {value} is not accepted; give {accepted}."));
}
