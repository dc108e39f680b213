namespace WeightInit.Signal;

/// <summary>A function of one number, put together from a graph's nodes; it knows its derivative.</summary>
internal sealed class ScalarFunction
{
    /// <summary>The most operations of a function.</summary>
    internal const int MostOperations = 40;

    private readonly Func<(double Value, double Slope), (double Value, double Slope)> _apply;

    private ScalarFunction(Func<(double Value, double Slope), (double Value, double Slope)> apply, int operations, IReadOnlyList<double> kinks)
    {
        _apply = apply;
        Operations = operations;
        Kinks = kinks;
    }

    /// <summary>x.</summary>
    internal static ScalarFunction Identity { get; } = new(x => x, 0, []);

    internal int Operations { get; }

    /// <summary>Where it may have kinks: where its first operation has some.</summary>
    internal IReadOnlyList<double> Kinks { get; }

    internal double Apply(double x) => _apply((x, 1)).Value;

    internal double Derivative(double x) => _apply((x, 1)).Slope;

    /// <summary>outer(this(x)), the outer function with its derivative; null where it would become too long.</summary>
    internal ScalarFunction? Then(Func<double, (double Value, double Slope)> outer, params ReadOnlySpan<double> kinks)
    {
        if (Operations >= MostOperations)
            return null;
        Func<(double Value, double Slope), (double Value, double Slope)> inner = _apply;
        return new ScalarFunction(
            x =>
            {
                (double value, double slope) = inner(x);
                (double result, double factor) = outer(value);
                return (result, factor == 0 ? 0 : factor * slope);
            },
            Operations + 1, Operations == 0 ? kinks.ToArray() : Kinks);
    }

    /// <summary>An arithmetic operation of two functions of the same number; null where it would become too long.</summary>
    internal static ScalarFunction? Combine(string operation, ScalarFunction left, ScalarFunction right)
    {
        if (left.Operations + right.Operations >= MostOperations)
            return null;
        return new ScalarFunction(
            x =>
            {
                (double a, double da) = left._apply(x);
                (double b, double db) = right._apply(x);
                return operation switch
                {
                    "Add" or "Sum" => (a + b, da + db),
                    "Sub" => (a - b, da - db),
                    "Mul" => (a * b, (da * b) + (a * db)),
                    _ => (a / b, ((da * b) - (a * db)) / (b * b)),
                };
            },
            left.Operations + right.Operations + 1, [.. left.Kinks, .. right.Kinks]);
    }

    /// <summary>A constant.</summary>
    internal static ScalarFunction Constant(double value) => new(_ => (value, 0), 0, []);
}
