using System.Globalization;

namespace WeightInit.Tests.Activations;

public class GaussianMomentsTests
{
    private const double Promise = 1e-10;

    [Fact]
    public void The_published_table_in_all_its_digits()
    {
        int rows = 0;
        foreach (string[] cells in Table("moments.tsv"))
        {
            GaussianMoments moments = Activation.Parse(cells[0]).Moments;
            Equal(cells[1], moments.Mean, 9);
            Equal(cells[2], moments.SecondMoment, 9);
            Equal(cells[3], moments.Variance, 9);
            Equal(cells[4], moments.ForwardGain, 9);
            Equal(cells[5] == "=gain" ? cells[4] : cells[5], moments.VarianceGain, 9);
            Equal(cells[6], moments.DerivativeSecondMoment, 9);
            Equal(cells[7], moments.Chi1, 6);
            rows++;

            void Equal(string cell, double computed, int digits) =>
                Assert.True(Math.Abs(Math.Round(Decimal(cell), digits) - Math.Round(computed, digits)) < 1e-13, $"{cells[0]}: {computed} is not {cell}");
        }

        Assert.Equal(23, rows);
    }

    [Fact]
    public void Mpmath_agrees_at_other_variances_and_means()
    {
        int rows = 0;
        foreach (string[] cells in Table("moments-mpmath.tsv"))
        {
            double mean = Decimal(cells[1]);
            GaussianMoments moments = Activation.Parse(cells[0]).MomentsAt(Decimal(cells[2]), mean);
            Equal(cells[3], moments.Mean);
            Equal(cells[4], moments.SecondMoment);
            Equal(cells[5], moments.Variance);
            Equal(cells[6], moments.DerivativeSecondMoment);
            rows++;

            void Equal(string cell, double computed)
            {
                double expected = Decimal(cell);
                Assert.True(Math.Abs(expected - computed) <= 2e-13 * Math.Max(Math.Abs(expected), cell == cells[3] ? 1 : 0), $"{string.Join(' ', cells[..3])}: {computed:R} is not {cell}");
            }
        }

        Assert.Equal(4 * 23, rows);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(50)]
    public void A_second_quadrature_agrees(double variance)
    {
        Activation[] all = [.. Activation.All, Activation.LeakyRelu(0.2), Activation.Celu(2), Activation.Elu(0.3), Activation.PRelu(-0.7)];
        foreach (Activation f in all)
        {
            GaussianMoments moments = f.MomentsAt(variance);
            Near(f, "E f", TanhSinh.Expect(f.Apply, f.Kinks, variance), moments.Mean, 1);
            Near(f, "E f²", TanhSinh.Expect(x => f.Apply(x) * f.Apply(x), f.Kinks, variance), moments.SecondMoment, 0);
            Near(f, "E f'²", TanhSinh.Expect(x => f.Derivative(x) * f.Derivative(x), f.Kinks, variance), moments.DerivativeSecondMoment, 0);
        }
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(50)]
    public void Closed_forms(double q)
    {
        double erfcxFar = Portable.ErfcX(Math.Sqrt(2 * q));
        double erfcxNear = Portable.ErfcX(Math.Sqrt(q / 2));
        double spread = Math.Sqrt(q / (2 * Math.PI));
        (Activation F, double Mean, double Second, double Derivative)[] forms =
        [
            (Activation.Linear, 0, q, 1),
            (Activation.Relu, spread, q / 2, 0.5),
            (Activation.LeakyRelu(0.2), 0.8 * spread, 1.04 * q / 2, 0.52),
            (Activation.Erf, 0, 2 / Math.PI * Math.Asin(2 * q / (1 + (2 * q))), 4 / Math.PI / Math.Sqrt(1 + (4 * q))),
            (Activation.ErfSqrt2, 0, 2 / Math.PI * Math.Asin(q / (1 + q)), 2 / Math.PI / Math.Sqrt(1 + (2 * q))),
            (Activation.Sin, 0, (1 - Math.Exp(-2 * q)) / 2, (1 + Math.Exp(-2 * q)) / 2),
            (Activation.Elu(), spread + ((erfcxNear - 1) / 2), (q / 2) + ((erfcxFar - (2 * erfcxNear) + 1) / 2), 0.5 + (erfcxFar / 2)),
            (
                Activation.Gelu,
                q / Math.Sqrt(2 * Math.PI * (1 + q)),
                (q / 4) + (q / (2 * Math.PI) * (Math.Asin(q / (1 + q)) + (2 * q / ((1 + q) * Math.Sqrt(1 + (2 * q)))))),
                0.25 + (Math.Asin(q / (1 + q)) / (2 * Math.PI)) + (q * (3 + (5 * q)) / (2 * Math.PI * (1 + q) * Math.Pow(1 + (2 * q), 1.5)))),
        ];
        foreach ((Activation f, double mean, double second, double derivative) in forms)
        {
            GaussianMoments moments = f.MomentsAt(q);
            Near(f, "E f", mean, moments.Mean, 1);
            Near(f, "E f²", second, moments.SecondMoment, 0);
            Near(f, "Var f", second - (mean * mean), moments.Variance, q);
            Near(f, "E f'²", derivative, moments.DerivativeSecondMoment, 0);
        }
    }

    [Fact]
    public void Gains_of_any_variance_keep_the_second_moment()
    {
        foreach (Activation f in Activation.All)
        {
            GaussianMoments moments = f.MomentsAt(2.5, -0.4);
            Assert.Equal(2.5 + 0.16, moments.ForwardGain * moments.ForwardGain * moments.SecondMoment, 1e-12);
            Assert.Equal(1, moments.BackwardGain * moments.BackwardGain * moments.DerivativeSecondMoment, 1e-12);
            Assert.Equal(2.5, moments.VarianceGain * moments.VarianceGain * moments.Variance, 1e-12);
            Assert.Equal(moments.ForwardGain * moments.ForwardGain * moments.DerivativeSecondMoment, moments.Chi1, 1e-12);
        }
    }

    [Fact]
    public void The_slope_is_that_of_the_second_moment()
    {
        foreach (Activation f in Activation.All)
        {
            const double h = 1e-4;
            double difference = (f.MomentsAt(1 + h).SecondMoment - f.MomentsAt(1 - h).SecondMoment) / (2 * h);
            Assert.Equal(difference, f.Moments.SecondMomentSlope, 1e-7);
        }
    }

    [Fact]
    public void Only_homogeneous_functions_have_equal_gains_and_need_no_variance()
    {
        foreach (Activation f in Activation.All)
        {
            GaussianMoments at = f.Moments;
            Assert.Equal(f.IsHomogeneous || f.Name == "relu6", Math.Abs(at.Chi1 - 1) < 1e-7);
            Assert.Equal(f.IsHomogeneous, Math.Abs(at.Elasticity - 1) < 1e-9);
        }
    }

    [Fact]
    public void Tiny_and_huge_variances_have_their_limits()
    {
        foreach (Activation f in new[] { Activation.Tanh, Activation.Softsign, Activation.HardTanh, Activation.Sin, Activation.Elu() })
            Assert.Equal(1, f.MomentsAt(1e-12).ForwardGain, 1e-5);
        foreach (Activation f in new[] { Activation.Gelu, Activation.Silu, Activation.Mish, Activation.HardSwish, Activation.Elu() })
            Assert.Equal(Math.Sqrt(2), f.MomentsAt(1e10).ForwardGain, 1e-4);

        // Var σ = q / 16 for small q, though E σ² is 1/4.
        Assert.Equal(1e-8 / 16, Activation.Sigmoid.MomentsAt(1e-8).Variance, 1e-16);
        Assert.Equal(0.5, Activation.Sin.MomentsAt(1e6).SecondMoment, 1e-10);
        Assert.Equal(1, Activation.Tanh.MomentsAt(1e12).SecondMoment, 1e-5);
    }

    [Fact]
    public void Moments_are_computed_once_for_an_activation() =>
        Assert.Same(Activation.Tanh.Moments, Activation.Tanh.Moments);

    [Fact]
    public void An_activation_of_ones_own_has_gains()
    {
        // E |z|² = 1 and E sign² = 1.
        Assert.Equal(1, new Absolute().Moments.ForwardGain, 1e-13);
        Assert.Equal(1, new Absolute().Moments.BackwardGain, 1e-13);
        Assert.Equal("absolute", new Absolute().ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void The_variance_of_the_input_is_positive_and_finite(double variance) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Activation.Relu.MomentsAt(variance));

    [Fact]
    public void The_mean_of_the_input_is_finite() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Activation.Relu.MomentsAt(1, double.NaN));

    private static void Near(Activation f, string what, double expected, double actual, double scale) =>
        Assert.True(Math.Abs(expected - actual) <= Promise * Math.Max(Math.Abs(expected), scale), $"{f} {what}: {actual:R}, not {expected:R}");

    private static double Decimal(string cell) => cell == "1/3" ? 1.0 / 3 : double.Parse(cell, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Table(string file) =>
        File.ReadLines(Repository.Golden("activations", file)).Skip(1).Select(line => line.Split('\t'));

    private sealed record Absolute : Activation
    {
        public override string Name => "absolute";

        public override IReadOnlyList<double> Kinks => [0];

        public override double Apply(double x) => Math.Abs(x);

        public override double Derivative(double x) => Math.Sign(x);
    }
}
