namespace WeightInit.Signal.Tests.Probe.Measuring;

public sealed class SpectrumTests
{
    [Fact]
    public void A_known_matrix_has_its_singular_values()
    {
        // [[3, 0], [4, 5]]: √45 and √5 (Trefethen and Bau, exercise 4; by hand from the Gram matrix [[25, 20], [20, 25]]).
        Spectrum spectrum = Spectrum.Of([3, 0, 4, 5], 2, 2);
        Assert.Equal(Math.Sqrt(45), spectrum.Largest, 1e-12);
        Assert.Equal(Math.Sqrt(5), spectrum.Smallest, 1e-12);
        Assert.Equal(25, spectrum.MeanSquare, 1e-10);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(7, 3)]
    [InlineData(40, 60)]
    public void The_squares_sum_to_the_elements_and_the_fourth_powers_to_the_Gram_matrix(int rows, int columns)
    {
        float[] matrix = Init.HeNormal.Create<float>([rows, columns], RandomKey.FromSeed(3));
        Spectrum spectrum = Spectrum.Of(matrix, rows, columns);
        Assert.Equal(Math.Min(rows, columns), spectrum.Values.Count);
        Assert.Equal(matrix.Sum(x => (double)x * x), spectrum.Values.Sum(value => value * value), 1e-6);
        double fourth = 0;
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < rows; j++)
            {
                double dot = Enumerable.Range(0, columns).Sum(k => (double)matrix[(i * columns) + k] * matrix[(j * columns) + k]);
                fourth += dot * dot;
            }
        }

        Assert.Equal(1, spectrum.Values.Sum(value => Math.Pow(value, 4)) / fourth, 1e-9);
        Assert.True(spectrum.Values.Zip(spectrum.Values.Skip(1)).All(pair => pair.First >= pair.Second));
    }

    [Fact]
    public void Orthogonal_weights_are_an_isometry_and_Gaussian_ones_are_not()
    {
        Spectrum orthogonal = Spectrum.Of(Init.Orthogonal().Create<float>([64, 64], RandomKey.FromSeed(1)), 64, 64);
        Assert.All(orthogonal.Values, value => Assert.Equal(1, value, 1e-5));
        Spectrum gaussian = Spectrum.Of(Init.LeCunNormal.Create<float>([200, 200], RandomKey.FromSeed(1)), 200, 200);
        Assert.InRange(gaussian.SquareVariance, 0.9, 1.1);
        Assert.InRange(gaussian.Largest, 1.85, 2.1);
    }

    [Fact]
    public void The_Jacobian_of_a_linear_network_is_the_product_of_its_weights()
    {
        Network network = Network.Parse("30-30x4-30 linear");
        NetworkWeights weights = NetworkWeights.Draw(Init.Orthogonal(gain: 1.5), RandomKey.FromSeed(2));
        Measurement measured = WeightInit.Signal.Probe.Measure(network, weights, ProbeData.Random(4));
        Assert.All(measured.Jacobian!.Values, value => Assert.Equal(Math.Pow(1.5, 5), value, 1e-4));
        Assert.All(measured.Parameters.Where(parameter => parameter.Spectrum is not null), parameter => Assert.Equal(1.5, parameter.Spectrum!.Largest, 1e-5));
        Assert.Equal(5, measured.Parameters.Count(parameter => parameter.Spectrum is not null));
    }
}
