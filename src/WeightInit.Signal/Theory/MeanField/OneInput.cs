namespace WeightInit.Signal;

/// <summary>Moments of an activation under z ~ N(0, q), one at a time.</summary>
internal static class OneInput
{
    /// <summary>E f(√q z)².</summary>
    internal static double SecondMoment(Activation f, double q) => Expect(f, q, x => Square(f.Apply(x)));

    /// <summary>E f'(√q z)². At q = 0 of a function with a kink there: the mean of both sides.</summary>
    internal static double DerivativeSecondMoment(Activation f, double q) =>
        q == 0 ? (Square(f.Derivative(Smallest)) + Square(f.Derivative(-Smallest))) / 2 : Expect(f, q, x => Square(f.Derivative(x)));

    /// <summary>d E f(√q z)² / dq = E f f' z / √q, for continuous f.</summary>
    internal static double SecondMomentSlope(Activation f, double q) =>
        q == 0 ? DerivativeSecondMoment(f, 0) : Expect(f, q, x => f.Apply(x) * f.Derivative(x) * x) / q;

    /// <summary>E g(√q z) for a function that jumps or bends where f does.</summary>
    internal static double Expect(Activation f, double q, Func<double, double> g) =>
        GaussianExpectation.Of(g, f.Kinks, 0, Math.Sqrt(q));

    private const double Smallest = 1e-100;

    private static double Square(double x) => x * x;
}
