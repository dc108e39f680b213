namespace WeightInit.Statistics.Tests;

public class BatteryTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0.31731050786291410)]
    [InlineData(1.959963984540054, 0.05)]
    [InlineData(-4.891638475698823, 1e-6)]
    [InlineData(8, 1.244192114854348e-15)]
    public void Normal_tails_are_the_published_ones(double z, double p) => Assert.Equal(1, PValue.TwoSidedNormal(z) / p, 1e-9);

    // Smirnov 1948.
    [Theory]
    [InlineData(1.2238478702170836, 0.1)]
    [InlineData(1.3580986393225505, 0.05)]
    [InlineData(1.6276236115189504, 0.01)]
    public void Kolmogorov_tails_are_the_published_ones(double t, double p) => Assert.Equal(1, PValue.Kolmogorov(t / Math.Sqrt(1e9), 1_000_000_000) / p, 1e-4);

    [Theory]
    [InlineData(3.841458820694124, 1, 0.05)]
    [InlineData(18.307038053275146, 10, 0.05)]
    [InlineData(23.209251158954356, 10, 0.01)]
    [InlineData(124.34211340400407, 100, 0.05)]
    public void Chi_square_tails_are_the_published_ones(double x, int degrees, double p) => Assert.Equal(1, PValue.ChiSquare(x, degrees) / p, 1e-9);

    [Theory]
    [InlineData(40, 64)]
    [InlineData(70, 64)]
    [InlineData(160, 64)]
    [InlineData(400, 256)]
    public void Even_degrees_have_a_closed_form(double x, int degrees)
    {
        double term = 1;
        double sum = 1;
        for (int i = 1; i < degrees / 2; i++)
        {
            term *= x / 2 / i;
            sum += term;
        }

        Assert.Equal(1, PValue.ChiSquare(x, degrees) / (Math.Exp(-x / 2) * sum), 1e-10);
    }

    [Fact]
    public void Standard_moments_are_known()
    {
        Assert.Equal(1.8, ExpectedLaw.Uniform(0, 1).StandardMoment(4), 1e-14);
        Assert.Equal(9, ExpectedLaw.Uniform(3).StandardMoment(8), 1e-14);
        Assert.Equal(3, ExpectedLaw.Normal(1, 2).StandardMoment(4), 1e-14);
        Assert.Equal(105, ExpectedLaw.Normal(0, 1).StandardMoment(8), 1e-12);
        Assert.Equal(0.87962566103423978, ExpectedLaw.Truncated(0, 1, -2, 2).Deviation, 1e-13);
        Assert.Equal(105, ExpectedLaw.Truncated(0, 1, -12, 12).StandardMoment(8), 1e-8);
    }

    // Over 400 seeds the p-values of each test are uniform: it neither cries wolf nor sleeps.
    [Theory]
    [InlineData("uniform(low=-1,high=1)")]
    [InlineData("normal(std=1)")]
    [InlineData("truncated-normal(std=1)")]
    public void P_values_are_uniform_where_the_law_holds(string initializer)
    {
        ExpectedLaw law = initializer[0] switch
        {
            'u' => ExpectedLaw.Uniform(1),
            'n' => ExpectedLaw.Normal(0, 1),
            _ => ExpectedLaw.Truncated(0, 1, -2, 2),
        };
        Battery[] verdicts = [.. Enumerable.Range(0, 400).Select(seed => Battery.Of(Sample.Of(initializer, Shape.Of(20000), (ulong)seed), law))];
        Func<Battery, double>[] tests = [v => v.Mean, v => v.Variance, v => v.Kurtosis, v => v.KolmogorovSmirnov, v => v.ChiSquare];

        foreach (Func<Battery, double> test in tests)
        {
            double[] p = [.. verdicts.Select(test).Order()];
            double distance = Enumerable.Range(0, p.Length).Max(i => Math.Max(p[i] - ((double)i / p.Length), ((i + 1.0) / p.Length) - p[i]));
            Assert.True(PValue.Kolmogorov(distance, p.Length) > Battery.Threshold, $"the p-values lie {distance} from the uniform");
        }
    }
}
