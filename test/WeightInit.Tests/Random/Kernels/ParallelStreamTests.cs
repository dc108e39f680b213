using WeightInit.NumPyKernels;

namespace WeightInit.Tests.Random;

/// <summary>Several threads draw what one draws, and leave the generator where it does.</summary>
public class ParallelStreamTests
{
    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 5)]
    public void Jumped_uniforms(int threads, int skipped) => Jumped(threads, skipped, count: 3 * (int)Mt19937Jump.Worthwhile);

    [Fact]
    public void Parts_begin_at_their_grain_and_end_at_the_end()
    {
        foreach (long count in new[] { 10L, 1000, 12_345, 99_999_991 })
        {
            foreach (int threads in new[] { 1, 2, 3, 16 })
            {
                long[] starts = TwisterSplit.Starts(count, jump: 300, grain: 16, threads);
                Assert.Equal((0, count), (starts[0], starts[^1]));
                Assert.InRange(starts.Length, 2, threads + 1);
                Assert.Equal(starts.Order(), starts);
                Assert.All(starts[..^1], start => Assert.Equal(0, start % 16));
            }
        }
    }

    [Theory]
    [InlineData(2, 0, 0)]
    [InlineData(2, 3, 1)]
    [InlineData(3, 7, 1)]
    public void Polar_normals(int threads, int skipped, int odd)
    {
        int count = (6 * (int)PolarThreads.Worthwhile) + 100 + odd;
        NumPyRandomState one = NumPy.RandomState(42);
        NumPyRandomState many = NumPy.RandomState(42);
        for (int i = 0; i < skipped; i++)
            Assert.Equal(one.StandardNormal(), many.StandardNormal());
        double[] expected = new double[count];
        double[] actual = new double[count];

        one.Fill<double>(expected, new Normal(0.5, 2));
        many.FillParallel<double>(actual, new Normal(0.5, 2), threads);

        Assert.True(expected.AsSpan().SequenceEqual(actual));
        Assert.Equal(one.GetState(), many.GetState());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void Torch(int odd)
    {
        int count = (3 * (int)Mt19937Jump.Worthwhile) + odd;
        TorchGenerator one = WeightInit.Torch.Generator(42);
        TorchGenerator many = WeightInit.Torch.Generator(42);
        float[] expected = new float[count];
        float[] actual = new float[count];
        foreach (Distribution law in new Distribution[] { new Uniform(-0.1, 0.3), new Normal(0.1, 2) })
        {
            one.Fill<float>(expected, law);
            many.FillParallel<float>(actual, law, 2);
            Assert.True(expected.AsSpan().SequenceEqual(actual), law.ToString());
            Assert.Equal(one.GetState(), many.GetState());
        }
    }

    private static void Jumped(int threads, int skipped, int count)
    {
        NumPyRandomState one = NumPy.RandomState(42);
        NumPyRandomState many = NumPy.RandomState(42);
        for (int i = 0; i < skipped; i++)
            Assert.Equal(one.NextUInt32(), many.NextUInt32());
        double[] expected = new double[count];
        double[] actual = new double[count];

        one.Fill<double>(expected, new Uniform(-1, 3));
        many.FillParallel<double>(actual, new Uniform(-1, 3), threads);

        Assert.True(expected.AsSpan().SequenceEqual(actual));
        Assert.Equal(one.GetState(), many.GetState());
    }
}
