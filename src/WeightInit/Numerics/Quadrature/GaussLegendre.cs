namespace WeightInit;

/// <summary>
/// Gauss and Legendre's rule with n points: exact for polynomials of degree 2n - 1. The nodes are the roots of the Legendre
/// polynomial Pₙ, found by Newton's method.
/// </summary>
internal sealed class GaussLegendre
{
    private readonly double[] _nodes;
    private readonly double[] _weights;

    /// <summary>The rule with <paramref name="points"/> points.</summary>
    internal GaussLegendre(int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        _nodes = new double[points];
        _weights = new double[points];
        for (int i = 0; i < points; i++)
            (_nodes[i], _weights[i]) = Root(points, i);
    }

    /// <summary>The points on [-1, 1], from the right to the left.</summary>
    internal ReadOnlySpan<double> Nodes => _nodes;

    /// <summary>Their weights, 2 in sum.</summary>
    internal ReadOnlySpan<double> Weights => _weights;

    /// <summary>∫ f from <paramref name="from"/> to <paramref name="to"/>.</summary>
    internal double Integrate(Func<double, double> f, double from, double to)
    {
        double middle = (from + to) / 2;
        double half = (to - from) / 2;
        double sum = 0;
        for (int i = 0; i < _nodes.Length; i++)
            sum += _weights[i] * f(middle + (half * _nodes[i]));
        return half * sum;
    }

    /// <summary>The i-th root of Pₙ from the right, and its weight 2 / ((1 - x²) Pₙ'(x)²).</summary>
    private static (double Node, double Weight) Root(int n, int i)
    {
        double x = Portable.Cos(Math.PI * (i + 0.75) / (n + 0.5));
        double step = 1;
        double slope = 0;
        for (int round = 0; round < 20 && Math.Abs(step) > 1e-15; round++)
        {
            (double value, slope) = Legendre(n, x);
            step = value / slope;
            x -= step;
        }

        (_, slope) = Legendre(n, x);
        return (x, 2 / ((1 - x) * (1 + x) * slope * slope));
    }

    /// <summary>Pₙ(x) and Pₙ'(x), by the recurrence k Pₖ = (2k - 1) x Pₖ₋₁ - (k - 1) Pₖ₋₂.</summary>
    private static (double Value, double Slope) Legendre(int n, double x)
    {
        double before = 1;
        double value = x;
        for (int k = 2; k <= n; k++)
            (before, value) = (value, ((((2 * k) - 1) * x * value) - ((k - 1) * before)) / k);
        return (value, n * (before - (x * value)) / ((1 - x) * (1 + x)));
    }
}
