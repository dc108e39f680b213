using WeightInit.Signal;

namespace WeightInit.Signal.Tests.Theory;

public class TwoInputsTests
{
    private static readonly double[] Correlations = [-0.999, -0.4, 0, 0.3, 0.95, 0.99999, 1];

    /// <summary>The quadrature against the closed forms, which it does not use.</summary>
    [Theory]
    [InlineData("relu")]
    [InlineData("leaky-relu:0.2")]
    [InlineData("erf")]
    [InlineData("erf-sqrt2")]
    [InlineData("sin")]
    public void Quadrature_and_closed_form_agree(string name)
    {
        Activation f = Activation.Parse(name);
        foreach (double c in Correlations)
        {
            foreach ((double q1, double q2) in ((double, double)[])[(1, 1), (0.02, 3), (9, 9)])
            {
                double closed = TwoInputs.Product(f, q1, q2, c);
                Assert.Equal(closed, TwoInputQuadrature.Product(f.Apply, f.Kinks, q1, q2, c), 1e-10 * Math.Max(1, Math.Abs(closed)));
                Assert.Equal(TwoInputs.DerivativeProduct(f, q1, q2, c), TwoInputQuadrature.Product(f.Derivative, f.Kinks, q1, q2, c), 1e-10);
            }
        }
    }

    /// <summary>GELU's kernel is Mehler's series of its Hermite coefficients, 1-D integrals of another kind.</summary>
    [Theory]
    [InlineData("gelu")]
    [InlineData("tanh")]
    [InlineData("softplus")]
    [InlineData("silu")]
    public void Quadrature_and_the_Hermite_series_agree(string name)
    {
        Activation f = Activation.Parse(name);
        foreach (double c in (double[])[-0.5, 0.2, 0.5])
        {
            double sum = 0;
            for (int k = 0; k < 60; k++)
            {
                double coefficient = GaussianExpectation.Of(z => f.Apply(z) * Hermite(k, z), f.Kinks, 0, 1);
                sum += coefficient * coefficient * Math.Pow(c, k);
            }

            Assert.Equal(sum, TwoInputs.Product(f, 1, 1, c), 1e-11);
        }
    }

    [Fact]
    public void At_correlation_1_and_0_they_are_the_moments()
    {
        foreach (Activation f in Activation.All)
        {
            GaussianMoments moments = f.MomentsAt(0.7);
            Assert.Equal(moments.SecondMoment, TwoInputs.Product(f, 0.7, 0.7, 1), 1e-11);
            Assert.Equal(moments.DerivativeSecondMoment, TwoInputs.DerivativeProduct(f, 0.7, 0.7, 1), 1e-11);
            Assert.Equal(moments.Mean * moments.Mean, TwoInputs.Product(f, 0.7, 0.7, 0), 1e-11);
        }
    }

    /// <summary>The normalized probabilists' polynomial.</summary>
    private static double Hermite(int k, double x)
    {
        (double before, double value) = (0, 1);
        for (int i = 0; i < k; i++)
            (before, value) = (value, ((x * value) - (Math.Sqrt(i) * before)) / Math.Sqrt(i + 1));
        return value;
    }
}
