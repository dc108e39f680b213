using System.Globalization;
using System.Numerics;

namespace WeightInit.Tests.Random;

/// <summary>Expected values: NumPy 1.24.2, seed 42.</summary>
public class NumPyGeneratorTests
{
    [Fact]
    public void The_words_of_a_seed_sequence() =>
        Assert.Equal([0xcd540ab7, 0x9f1e2e6d, 0x79fb94b6, 0xd57873dc], new NumPySeedSequence(42).GenerateState(4));

    [Theory]
    [InlineData("numpy-default-rng", "c621fbcd16d92688 705a5661a791ffc1 dbcd12c26eda1624")]
    [InlineData("numpy-pcg64dxsm", "ab1c50338e63481d 01bdf91d548d1872 a872905d0418d0a1")]
    [InlineData("numpy-sfc64", "87a9e37f3ed2c19d 60d4edb76d651052 f20682759befde78")]
    [InlineData("numpy-philox", "16092f00ecdab98a 243d19cc24021070 4524d130684efe02")]
    [InlineData("numpy-mt19937", "8ac01c92e8bfd726 9ea282a8675a106c")]
    public void Words(string stream, string expected)
    {
        NumPyBitGenerator bits = Open(stream).BitGenerator;

        Assert.All(expected.Split(' '), word => Assert.Equal(word, bits.NextUInt64().ToString("x16", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("numpy-default-rng", "3fe8c43f79a2db24 3fdc16959869e47e 3feb79a2584ddb42", "3db6c930 3f4621fb 3f2791ff 3ee0b4ac")]
    [InlineData("numpy-pcg64dxsm", "3fe5638a0671cc69", "3f0e6348 3f2b1c50")]
    [InlineData("numpy-sfc64", "3fe0f53c6fe7da58", "3e7b4b04 3f07a9e3")]
    [InlineData("numpy-philox", "3fb6092f00ecdab8", "3f6cdab9 3db04978")]
    [InlineData("numpy-mt19937", "3fe1580393a2ff5c", "3f0ac01c 3f68bfd7")]
    public void Random_in_both_types(string stream, string doubles, string singles)
    {
        double[] wide = new double[doubles.Split(' ').Length];
        Open(stream).Random(wide);
        float[] narrow = new float[singles.Split(' ').Length];
        Open(stream).Random(narrow);

        Assert.Equal(doubles, Golden.Hex(wide));
        Assert.Equal(singles, string.Join(' ', narrow.Select(Golden.Hex)));
    }

    [Theory]
    [InlineData("numpy-default-rng", "3fd3807c1104fc6b bff0a3c65fca9a7e 3fe803b239e77350", "3e11501d bfd591ab bfaa8284 3f152239")]
    [InlineData("numpy-pcg64dxsm", "3fd1a12e28d60fe6 3fb415e46dc128d2 3fdde2dbdc704604", "3ee1eea3 3f2a482b 3ef3b5d4 bbb0e8ae")]
    [InlineData("numpy-sfc64", "bfdaa80dd6116e8b 3fa04d9eddddef39 3feab3e832f80e84", "beda84c4 bf4f5efa 3f060403 bf3c5957")]
    [InlineData("numpy-philox", "bff1ab9ed588a25c 3fc8355993c2a1c0 3fa78d6f09bedc37", "bfbdee81 beac5a94 3e4da73d be9b7849")]
    [InlineData("numpy-mt19937", "bfd2fa2658225854 3ff5760cd45a79a5 bff5df749de4cb91", "3f664a2d bf4d6e05 3f908dcf 3f10ce41")]
    public void Standard_normals_in_both_types(string stream, string doubles, string singles)
    {
        double[] wide = new double[3];
        Open(stream).StandardNormal(wide);
        float[] narrow = new float[4];
        Open(stream).StandardNormal(narrow);

        Assert.Equal(doubles, Golden.Hex(wide));
        Assert.Equal(singles, string.Join(' ', narrow.Select(Golden.Hex)));
    }

    [Fact]
    public void A_float_of_the_stream_is_the_rounded_double()
    {
        float[] rounded = Init.Normal(1).Create<float>([100], NumPy.DefaultRng(42));
        double[] exact = Init.Normal(1).Create<double>([100], NumPy.DefaultRng(42));

        Assert.Equal(exact.Select(value => (float)value), rounded);
    }

    [Fact]
    public void A_half_word_waits_while_doubles_are_drawn()
    {
        NumPyGenerator generator = NumPy.DefaultRng(42);
        NumPyGenerator straight = NumPy.DefaultRng(42);
        uint[] halves = [straight.NextUInt32(), straight.NextUInt32()];

        Assert.Equal(halves[0], generator.NextUInt32());
        Assert.Equal(straight.NextDouble(), generator.NextDouble());
        Assert.Equal(halves[1], generator.NextUInt32());
    }

    [Fact]
    public void Seeds_of_any_size_and_lists()
    {
        BigInteger big = BigInteger.Pow(10, 40);

        Assert.Equal(NumPy.DefaultRng(big).NextDouble(), NumPy.DefaultRng([big]).NextDouble());
        Assert.NotEqual(NumPy.DefaultRng(big).NextDouble(), NumPy.DefaultRng(0).NextDouble());
        Assert.NotEqual(NumPy.DefaultRng([1, 2]).NextDouble(), NumPy.DefaultRng([2, 1]).NextDouble());
        Assert.Contains("expected non-negative integer", Assert.Throws<ArgumentException>(() => NumPy.DefaultRng(-1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("numpy-default-rng", "-1")]
    [InlineData("numpy-philox", "3,-1")]
    public void Negative_seeds_are_refused(string stream, string seed) =>
        Assert.Contains(stream, Assert.Throws<ArgumentException>(() => Streams.Find(stream).OpenStream(StreamSeed.Parse(seed))).Message, StringComparison.Ordinal);

    [Fact]
    public void Advancing_is_drawing()
    {
        NumPyPcg64 drawn = new(7);
        NumPyPcg64 moved = new(7);
        NumPyPcg64Dxsm drawnDxsm = new(7);
        NumPyPcg64Dxsm movedDxsm = new(7);
        NumPyPhilox drawnPhilox = new(7);
        NumPyPhilox movedPhilox = new(7);
        for (int i = 0; i < 1000; i++)
        {
            drawn.NextUInt64();
            drawnDxsm.NextUInt64();
            drawnPhilox.NextUInt64();
        }

        moved.Advance(1000);
        movedDxsm.Advance(1000);
        movedPhilox.Advance(250); // four words a count
        Assert.Equal(drawn.NextUInt64(), moved.NextUInt64());
        Assert.Equal(drawnDxsm.NextUInt64(), movedDxsm.NextUInt64());
        Assert.Equal(drawnPhilox.NextUInt64(), movedPhilox.NextUInt64());

        moved.Advance(-1);
        drawn.Advance(BigInteger.Pow(2, 128) - 1);
        Assert.Equal(drawn.NextUInt64(), moved.NextUInt64());
    }

    [Fact]
    public void A_counter_has_256_bits()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NumPyPhilox.FromKey(0, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NumPyPhilox.FromKey(0, 0, BigInteger.One << 256));
    }

    [Fact]
    public void Only_the_legacy_uniform_takes_its_bounds_reversed()
    {
        Assert.Contains("high - low < 0", Assert.Throws<ArgumentException>(() => NumPy.DefaultRng(1).Uniform(1, 0)).Message, StringComparison.Ordinal);
        Assert.InRange(NumPy.RandomState(1).Uniform(1, 0), 0, 1);
    }

    [Fact]
    public void What_numpy_does_not_have_is_refused() =>
        Assert.Contains(
            "NumPy has no truncated normal",
            Assert.Throws<NotSupportedException>(() => NumPy.DefaultRng(1).Fill<float>(new float[2], TruncatedNormal.InSigmas(0, 1, -2, 2))).Message,
            StringComparison.Ordinal);

    private static NumPyGenerator Open(string stream) => (NumPyGenerator)Streams.Find(stream).OpenStream(StreamSeed.Of(42));
}
