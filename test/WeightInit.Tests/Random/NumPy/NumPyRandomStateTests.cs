using System.Globalization;

namespace WeightInit.Tests.Random;

/// <summary>Expected values: NumPy 1.24.2, <c>numpy.random.RandomState</c>.</summary>
public class NumPyRandomStateTests
{
    [Theory]
    [InlineData(0, "8c7f0aac 97c4aa2f b716a675 d821ccc0")]
    [InlineData(42, "5fe1dc66 cbea3db3 f362035c 2ef5950e")]
    public void Words(long seed, string expected)
    {
        NumPyRandomState stream = NumPy.RandomState(seed);

        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, 4).Select(_ => stream.NextUInt32().ToString("x8", CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData(0, "3fe18fe1565f12a8 3fe6e2d4cf608733 3fe349d66b6e894b 3fe16faedb6395f5")]
    [InlineData(42, "3fd7f8771e5f51ec 3fee6c4068bbd654 3fe76c7e8f1e6751 3fe32835d6632cb0")]
    [InlineData(4294967295, "3fb8fe69a3924820 3fed323d824032b1 3fe93fc6f61af3f9 3fe8f5ca1b151c07")]
    public void Random_sample(long seed, string expected)
    {
        double[] values = new double[4];
        NumPy.RandomState(seed).RandomSample(values);

        Assert.Equal(expected, Golden.Hex(values));
    }

    [Fact]
    public void A_list_seeds_by_array()
    {
        double[] values = new double[4];
        NumPy.RandomState([1, 2, 3]).RandomSample(values);

        Assert.Equal("3fe383fbc97230c2 3fec5fd27a5da181 3fde7c4d155e5af8 3fecb99df1bee0e1", Golden.Hex(values));
        Assert.NotEqual(NumPy.RandomState(42).RandomSample(), NumPy.RandomState([42]).RandomSample());
    }

    [Theory]
    [InlineData(0, "3ffc398ef3e5cfa5 3fd99c2cfacc8953 3fef51d25222c9ab 4001ed5969e3314e 3ffde1847cb13dda")]
    [InlineData(42, "3fdfca2a28a9307c bfc1b2a505de052a 3fe4b9dd50245e68 3ff85e548e01aa2b bfcdf8bcdf57a640")]
    public void Standard_normals(long seed, string expected)
    {
        double[] values = new double[5];
        NumPy.RandomState(seed).StandardNormal(values);

        Assert.Equal(expected, Golden.Hex(values));
    }

    [Fact]
    public void Standard_normals_of_a_list() =>
        Assert.Equal(
            "3fecc12ffa7a487f 3fd056a6b13638a6 3fee748a9cfae4c8 bfacff1ee5573d3f 3fe182ca3011e805",
            Golden.Hex(Init.Normal(std: 1).Create<double>(Shape.Of(5), NumPy.RandomState([1, 2, 3]))));

    [Fact]
    public void Normals_in_double_and_rounded()
    {
        Assert.Equal("3f84586ce6d2ae64 bf66a739a11c2f92 3f8a8781ae430833", Golden.Hex(Init.Normal(0.02).Create<double>(Shape.Of(3), NumPy.RandomState(42))));
        Assert.Equal(
            "3c22c367 bb3539cd 3c543c0d",
            string.Join(' ', Init.Normal(0.02).Create<float>(Shape.Of(3), NumPy.RandomState(42)).Select(Golden.Hex)));
    }

    [Fact]
    public void Uniforms()
    {
        double[] values = new double[3];
        NumPy.RandomState(42).Fill<double>(values, new Uniform(-0.5, 0.5));

        Assert.Equal("bfc00f11c3415c28 3fdcd880d177aca8 3fcdb1fa3c799d44", Golden.Hex(values));
    }

    [Fact]
    public void The_second_of_a_pair_waits_while_uniforms_are_drawn()
    {
        NumPyRandomState whole = NumPy.RandomState(42);
        double[] pair = [whole.StandardNormal(), whole.StandardNormal()];
        double next = whole.RandomSample();

        NumPyRandomState mixed = NumPy.RandomState(42);
        Assert.Equal(pair[0], mixed.StandardNormal());
        Assert.Equal(next, mixed.RandomSample());
        Assert.Equal(pair[1], mixed.StandardNormal());
    }

    [Fact]
    public void Permutation_of_eight() => Assert.Equal([1, 5, 0, 7, 2, 4, 3, 6], NumPy.RandomState(42).Permutation(8));

    [Fact]
    public void Nothing_and_one_need_no_word()
    {
        NumPyRandomState stream = NumPy.RandomState(42);
        Assert.Empty(stream.Permutation(0));
        Assert.Equal([0], stream.Permutation(1));
        Assert.Equal(0x5fe1dc66u, stream.NextUInt32());
    }

    [Fact]
    public void State_is_numpys()
    {
        NumPyRandomState stream = NumPy.RandomState(7);
        stream.StandardNormal();
        NumPyState state = stream.GetState();

        Assert.Equal(8, state.Position);
        Assert.True(state.HasGauss);
        Assert.Equal("bfddd1eafa1d414d", Golden.Hex(state.CachedGaussian));
    }

    [Fact]
    public void A_run_goes_on_from_a_saved_state()
    {
        NumPyRandomState stream = NumPy.RandomState(7);
        for (int i = 0; i < 1001; i++)
            stream.StandardNormal();
        NumPyState saved = stream.GetState();
        double[] expected = new double[2000];
        stream.StandardNormal(expected);

        double[] actual = new double[2000];
        NumPyRandomState resumed = NumPy.RandomState(saved);
        Assert.Equal(saved, resumed.GetState());
        resumed.StandardNormal(actual);
        Assert.Equal(expected, actual);
        Assert.Equal(stream.GetState(), resumed.GetState());
        Assert.NotEqual(saved, resumed.GetState());
    }

    [Fact]
    public void A_state_has_624_words_and_a_position_among_them()
    {
        Assert.Throws<ArgumentException>(() => new NumPyState(new uint[623], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumPyState(new uint[624], 625));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumPyState(new uint[624], -1));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4294967296)]
    public void Seeds_out_of_range_are_refused_in_numpys_words(long seed) =>
        Assert.Contains("Seed must be between 0 and 2**32 - 1", Assert.Throws<ArgumentOutOfRangeException>(() => NumPy.RandomState(seed)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_list_is_refused() =>
        Assert.Contains("Seed must be non-empty", Assert.Throws<ArgumentException>(() => NumPy.RandomState([])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_truncated_normal_is_refused_and_nothing_is_drawn()
    {
        NumPyRandomState stream = NumPy.RandomState(42);
        string message = Assert.Throws<NotSupportedException>(() => stream.Fill<double>(new double[3], TruncatedNormal.InSigmas(0, 1, -2, 2))).Message;

        Assert.Contains("NumPy has no truncated normal", message, StringComparison.Ordinal);
        Assert.Equal(0x5fe1dc66u, stream.NextUInt32());
    }

    [Fact]
    public void What_numpy_refuses_is_refused()
    {
        NumPyRandomState stream = NumPy.RandomState(42);
        Assert.Contains("scale < 0", Assert.Throws<ArgumentOutOfRangeException>(() => stream.Normal(0, -1)).Message, StringComparison.Ordinal);
        Assert.Contains("Range exceeds valid bounds", Assert.Throws<ArgumentException>(() => stream.Uniform(-1e308, 1e308)).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => stream.Fill<int>(new int[1], new Constant(0)));
    }

    [Fact]
    public void A_scaled_law_is_drawn_in_two_steps()
    {
        double[] values = new double[1000];
        NumPy.RandomState(3).Fill<double>(values, new Scaled(new Normal(0, 1), ScaleOperation.Divide, Math.Sqrt(3)));
        NumPyRandomState stream = NumPy.RandomState(3);

        Assert.All(values, value => Assert.Equal(stream.StandardNormal() / Math.Sqrt(3), value));
    }

    [Fact]
    public void Other_types_hold_the_rounded_double_at_any_length()
    {
        const int Count = 1300;
        var law = new Normal(0.1, 0.3);
        double[] exact = new double[Count];
        float[] single = new float[Count];
        Half[] half = new Half[Count];
        BFloat16[] brain = new BFloat16[Count];
        NumPy.RandomState(5).Fill<double>(exact, law);
        NumPy.RandomState(5).Fill<float>(single, law);
        NumPy.RandomState(5).Fill<Half>(half, law);
        NumPy.RandomState(5).Fill<BFloat16>(brain, law);

        for (int i = 0; i < Count; i++)
        {
            Assert.Equal((float)exact[i], single[i]);
            Assert.Equal((Half)exact[i], half[i]);
            Assert.Equal((BFloat16)exact[i], brain[i]);
        }
    }

    [Fact]
    public void Skipping_words_is_drawing_them()
    {
        foreach (int count in new[] { 0, 1, 623, 624, 625, 10_000 })
        {
            Mt19937 drawn = Mt19937.FromWord(9);
            Mt19937 skipped = Mt19937.FromWord(9);
            for (int i = 0; i < count; i++)
                drawn.Next();
            skipped.Skip(count);
            for (int i = 0; i < 700; i++)
                Assert.Equal(drawn.Next(), skipped.Next());
        }
    }
}
