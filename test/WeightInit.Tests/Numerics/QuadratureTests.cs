namespace WeightInit.Tests.Numerics;

public class QuadratureTests
{
    [Fact]
    public void Small_rules_have_their_closed_forms()
    {
        // Abramowitz and Stegun, table 25.4, as radicals.
        Near([Math.Sqrt(1.0 / 3), -Math.Sqrt(1.0 / 3)], new GaussLegendre(2).Nodes);
        Near([1, 1], new GaussLegendre(2).Weights);
        Near([Math.Sqrt(0.6), 0, -Math.Sqrt(0.6)], new GaussLegendre(3).Nodes);
        Near([5.0 / 9, 8.0 / 9, 5.0 / 9], new GaussLegendre(3).Weights);
        double inner = Math.Sqrt(5 - (2 * Math.Sqrt(10.0 / 7))) / 3;
        double outer = Math.Sqrt(5 + (2 * Math.Sqrt(10.0 / 7))) / 3;
        Near([outer, inner, 0, -inner, -outer], new GaussLegendre(5).Nodes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(64)]
    public void The_rule_is_exact_up_to_its_degree_and_not_beyond(int points)
    {
        GaussLegendre rule = new(points);
        for (int power = 0; power <= (2 * points) - 1; power++)
            Assert.Equal(1.0 / (power + 1), rule.Integrate(x => Math.Pow(x, power), 0, 1), 2e-15);
        if (points <= 7)
            Assert.NotEqual(1.0 / ((2 * points) + 1), rule.Integrate(x => Math.Pow(x, 2 * points), 0, 1), 1e-10);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 1e-6)]
    [InlineData(-3, 0.5)]
    [InlineData(2, 1e4)]
    public void Normal_moments_are_those_of_the_normal(double mean, double deviation)
    {
        double Expect(Func<double, double> g) => GaussianExpectation.Of(g, [], mean, deviation);

        Assert.Equal(1, Expect(_ => 1), 1e-14);
        Assert.Equal(0, Expect(x => (x - mean) / deviation), 1e-14);
        Assert.Equal(1, Expect(x => Math.Pow((x - mean) / deviation, 2)), 1e-13);
        Assert.Equal(3, Expect(x => Math.Pow((x - mean) / deviation, 4)), 1e-13);
    }

    [Fact]
    public void A_kink_is_met_wherever_it_is()
    {
        foreach (double kink in new[] { 0, 0.1, -1, 2.5, 7 })
        {
            // E max(z - k, 0) = φ(k) - k Q(k).
            double expected = (Math.Exp(-kink * kink / 2) / Math.Sqrt(2 * Math.PI)) - (kink * 0.5 * Portable.Erfc(kink / Math.Sqrt(2)));
            Assert.Equal(expected, GaussianExpectation.Of(x => Math.Max(x - kink, 0), [kink], 0, 1), 1e-14);
            Assert.Equal(expected, GaussianExpectation.Of(x => Math.Max(x - kink, 0), [], 0, 1), 1e-12);
        }
    }

    [Fact]
    public void No_deviation_is_the_value_itself() =>
        Assert.Equal(8, GaussianExpectation.Of(x => x * x * x, [], 2, 0));

    private static void Near(double[] expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-15);
    }
}
