namespace WeightInit.Tests.Activations;

/// <summary>
/// The double exponential rule of Takahasi and Mori (1974) on panels between kinks: x = tanh(π/2 sinh t), the trapezoidal rule
/// in t. It shares neither nodes nor exponentials with the library's rule.
/// </summary>
internal static class TanhSinh
{
    /// <summary>E g(X) for X of N(0, variance).</summary>
    public static double Expect(Func<double, double> g, IReadOnlyList<double> kinks, double variance)
    {
        double deviation = Math.Sqrt(variance);
        double[] points = [-11, -5, -2, 0, 2, 5, 11, .. kinks.Append(-7).Append(-1).Append(1).Append(7).Select(kink => kink / deviation).Where(z => Math.Abs(z) < 11)];
        double[] ends = [.. points.Distinct().Order()];
        double sum = 0;
        for (int i = 1; i < ends.Length; i++)
            sum += Integrate(z => g(deviation * z) * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI), ends[i - 1], ends[i]);
        return sum;
    }

    private static double Integrate(Func<double, double> f, double from, double to)
    {
        const double step = 1.0 / 16;
        double half = (to - from) / 2;
        double sum = 0;
        for (double t = -3.5; t <= 3.5; t += step)
        {
            double inner = Math.PI / 2 * Math.Sinh(t);
            double weight = Math.PI / 2 * Math.Cosh(t) / (Math.Cosh(inner) * Math.Cosh(inner));
            sum += weight * f(from + half + (half * Math.Tanh(inner)));
        }

        return half * step * sum;
    }
}
