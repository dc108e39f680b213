namespace WeightInit.Tests.Numerics;

public class HouseholderQrTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 9)]
    [InlineData(2, 2)]
    [InlineData(7, 7)]
    [InlineData(8, 30)]
    [InlineData(33, 33)]
    [InlineData(50, 131)]
    [InlineData(65, 65)]
    [InlineData(130, 200)]
    [InlineData(300, 301)]
    [InlineData(530, 540)]
    public void Vectors_become_orthonormal_and_span_what_they_did(int count, int length)
    {
        double[] given = new double[count * length];
        NumPy.RandomState(count + length).Normal(given, 0, 1);
        double[] result = [.. given];
        HouseholderQr.Orthonormalize<double>(result, count, length);

        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
                Assert.Equal(i == j ? 1 : 0, Dot(result, i, result, j, length), 2e-15 * length);

            // R is upper triangular with a positive diagonal: a vector has no part along the later ones, and a positive one along its own.
            for (int j = i + 1; j < count; j++)
                Assert.Equal(0, Dot(given, i, result, j, length), 1e-13 * length);
            Assert.True(Dot(given, i, result, i, length) > 0);
        }
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(130, 200)]
    [InlineData(300, 301)]
    public void In_float32_the_vectors_are_those_of_double(int count, int length)
    {
        double[] exact = new double[count * length];
        NumPy.RandomState(count + length).Normal(exact, 0, 1);
        float[] single = Array.ConvertAll(exact, x => (float)x);
        exact = Array.ConvertAll(single, x => (double)x);
        HouseholderQr.Orthonormalize<double>(exact, count, length);
        HouseholderQr.Orthonormalize<float>(single, count, length);

        Assert.All(exact.Zip(single), pair => Assert.Equal(pair.First, pair.Second, 2e-5));
    }

    [Fact]
    public void A_plane_rotation_by_hand()
    {
        double[] vectors = [3, 4, -4, 3.5];
        HouseholderQr.Orthonormalize<double>(vectors, 2, 2);
        double[] expected = [0.6, 0.8, -0.8, 0.6];
        Assert.All(expected.Zip(vectors), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }

    [Fact]
    public void Negative_numbers_and_zeros()
    {
        double[] vectors = [-2, 0, 0, 0, 0, 3];
        HouseholderQr.Orthonormalize<double>(vectors, 2, 3);
        Assert.Equal([-1, 0, 0, 0, 0, 1], vectors);

        double[] none = [];
        HouseholderQr.Orthonormalize<double>(none, 0, 5);
        double[] zero = [0, 0];
        HouseholderQr.Orthonormalize<double>(zero, 1, 2);
        Assert.Equal([0, 0], zero);
    }

    [Theory]
    [InlineData(3, 2, 6)]
    [InlineData(2, 3, 5)]
    public void Numbers_that_do_not_fit(int count, int length, int given) =>
        Assert.Throws<ArgumentException>(() => HouseholderQr.Orthonormalize<double>(new double[given], count, length));

    private static double Dot(double[] a, int i, double[] b, int j, int length)
    {
        double sum = 0;
        for (int k = 0; k < length; k++)
            sum += a[(i * length) + k] * b[(j * length) + k];
        return sum;
    }
}
