using WeightInit.Native;

namespace WeightInit.Tests.Random.Native;

/// <summary>Values stay within their bounds in every type; laws that cannot be drawn are refused with the reason.</summary>
public unsafe class BoundsTests
{
    private const int Count = 1 << 18;

    private static readonly RandomKey Key = RandomKey.FromSeed(3).For("bounds");

    // How many of the 2^24 values round to the bound itself: facts of the formats, counted on every word.
    [Theory]
    [InlineData(0, 1, 32768, 4096)]
    [InlineData(-1, 1, 16384, 2048)]
    public void Rounding_would_reach_high_and_is_kept_below_it(double low, double high, int brains, int halves)
    {
        Assert.Equal(brains, AtHigh<BFloat16, BFloat16Storage>(low, high, out BFloat16 largest));
        Assert.Equal(1 - (1 / 256.0), largest);
        Assert.Equal(halves, AtHigh<Half, Float16Storage>(low, high, out Half largestHalf));
        Assert.Equal(1 - (1 / 2048.0), (double)largestHalf);
    }

    [Theory]
    [InlineData(0.1, 0.2)]
    [InlineData(-0.7, -0.3)]
    [InlineData(0.3, 0.30001)]
    [InlineData(-1e-3, 0)]
    [InlineData(1000, 1003)]
    public void Uniform_in_float32_and_float64(double low, double high)
    {
        Inside<float>(new Uniform(low, high), (float)low, MathF.BitDecrement((float)high));
        Inside<double>(new Uniform(low, high), low, Math.BitDecrement(high));
    }

    [Theory]
    [InlineData(0.1, 0.2)]
    [InlineData(-0.7, -0.3)]
    [InlineData(-1e-3, 0)]
    [InlineData(1000, 1100)]
    public void Uniform_in_the_16_bit_types(double low, double high)
    {
        Inside<BFloat16>(new Uniform(low, high), low, Math.BitDecrement(high));
        Inside<Half>(new Uniform(low, high), low, Math.BitDecrement(high));
    }

    [Theory]
    [InlineData(0, 1, -0.1, 0.1)]
    [InlineData(0, 0.02, -0.04, 0.04)]
    [InlineData(0.1, 0.3, 0, 0.7)]
    [InlineData(0, 1, 5, 6)]
    [InlineData(0, 1, -6.3, -4.9)]
    public void Truncated_normal_in_every_type(double mean, double std, double low, double high)
    {
        TruncatedNormal law = TruncatedNormal.Within(mean, std, low, high);
        Inside<float>(law, low, high);
        Inside<double>(law, low, high);
        Inside<BFloat16>(law, low, high);
        Inside<Half>(law, low, high);
    }

    [Fact]
    public void A_bound_that_is_no_float32_is_reached_and_not_crossed()
    {
        // The nearest float32 of 0.1 lies above it, and the quantile of tail integer 0 is that.
        QuantileTable table = QuantileTable.Build(-0.1, 0.1);
        Assert.Equal(0.1f, table.Highest);
        float last = RoundedTo.AtMost<float>(0.1);
        Assert.Equal(MathF.BitDecrement(0.1f), last);
        SymmetricTruncated32 operation = new(table.Rows, 0, 1, -last, last);

        Assert.Equal(last, operation.Apply<Lanes32x1, uint, float>(0));
        Assert.Equal(-last, operation.Apply<Lanes32x1, uint, float>(0x8000_0000));
        GC.KeepAlive(table);
    }

    [Fact]
    public void No_deviation_is_the_mean()
    {
        Assert.All(Values<float>(new Normal(0.1, 0)), value => Assert.Equal(0.1f, value));
        Assert.All(Values<double>(TruncatedNormal.InSigmas(0.1, 0, -2, 2)), value => Assert.Equal(0.1, value));
        Assert.All(Values<BFloat16>(TruncatedNormal.Within(0.1, 0, 0, 1)), value => Assert.Equal((BFloat16)0.1, value));
        Assert.All(Values<Half>(new Constant(1.0 / 3)), value => Assert.Equal((Half)(1.0 / 3), value));
    }

    [Fact]
    public void A_constant_is_rounded_once()
    {
        // 1 + 2^-8 lies halfway between two bfloat16; what is above it by 2^-40 is lost in float32.
        double above = 1 + (1 / 256.0) + Math.ScaleB(1, -40);
        Assert.Equal(1 + (1 / 128.0), (double)Values<BFloat16>(new Constant(above))[0]);
    }

    [Fact]
    public void A_scaled_law_is_its_folded_one()
    {
        foreach (Distribution unit in new Distribution[] { new Constant(3), new Uniform(-1, 2), new Normal(0.5, 1.5), TruncatedNormal.InSigmas(0.25, 2, -1, 2) })
        {
            foreach (ScaleOperation operation in Enum.GetValues<ScaleOperation>())
            {
                Scaled law = new(new Scaled(unit, ScaleOperation.Multiply, 0.3), operation, 7);
                Assert.Equal(Values<double>(law.Folded), Values<double>(law));
            }
        }
    }

    [Theory]
    [InlineData(1, 1, "low must be below high")]
    [InlineData(2, 1, "low must be below high")]
    [InlineData(double.NaN, 1, "the bounds must be numbers")]
    [InlineData(0, double.PositiveInfinity, "the bounds must be numbers")]
    [InlineData(0, 1e-40, "high - low must be from 2^-102")]
    [InlineData(-3e38, 3e38, "high - low must be from 2^-102")]
    public void Uniform_bounds_are_checked(double low, double high, string reason) => Refused<float>(new Uniform(low, high), reason);

    [Theory]
    [InlineData(0, -1, "0 or more")]
    [InlineData(0, double.NaN, "0 or more")]
    [InlineData(0, double.PositiveInfinity, "0 or more")]
    [InlineData(double.NaN, 1, "the mean must be a number")]
    [InlineData(0, 1e38, "beyond the largest")]
    [InlineData(3.4e38, 1e37, "beyond the largest")]
    public void Normal_parameters_are_checked(double mean, double std, string reason) => Refused<float>(new Normal(mean, std), reason);

    [Theory]
    [InlineData(2, 2, "the lower bound must be below the upper one")]
    [InlineData(2, -2, "the lower bound must be below the upper one")]
    [InlineData(double.NaN, 2, "the lower bound must be below the upper one")]
    [InlineData(37.5, 40, "farther than 37")]
    [InlineData(double.NegativeInfinity, -38, "farther than 37")]
    [InlineData(1e-20, 2e-20, "too close together")]
    [InlineData(1.00000001, 1.00000002, "no value of that type lies within the bounds")]
    public void Truncation_is_checked(double low, double high, string reason) => Refused<float>(TruncatedNormal.InSigmas(0, 1, low, high), reason);

    [Fact]
    public void The_types_have_their_own_limits()
    {
        Refused<Half>(new Normal(0, 20_000), "beyond the largest");
        Refused<Half>(new Uniform(1.0001, 1.0002), "no value of that type lies within the bounds");
        Refused<double>(TruncatedNormal.InSigmas(0, 1, 36.5, 38), "farther than 36");
        Refused<double>(new Normal(0, 1e308), "beyond the largest");
        Refused<double>(new Uniform(-1e308, 1e308), "high - low must be from 2^-969");
        Refused<float>(TruncatedNormal.Within(5, 0, 0, 1), "the mean must be within the bounds");
        Refused<Half>(TruncatedNormal.InSigmas(0, 1e6, -2, 2), "beyond the largest");
        Assert.Throws<NotSupportedException>(() => Key.Fill(new int[1].AsSpan(), new Normal(0, 1)));
    }

    [Fact]
    public void Nothing_is_drawn_into_no_memory_but_the_law_is_still_checked()
    {
        Key.Fill(Span<float>.Empty, new Normal(0, 1));
        Assert.Throws<ArgumentException>(() => Key.Fill(Span<float>.Empty, new Uniform(1, 0)));
    }

    [Fact]
    public void A_fill_from_a_derived_key_allocates_nothing()
    {
        float[] singles = new float[4096];
        double[] doubles = new double[4096];
        BFloat16[] brains = new BFloat16[4096];
        Distribution[] laws =
        [
            new Constant(1), new Uniform(-1, 1), new Normal(0, 1), TruncatedNormal.InSigmas(0, 1, -2, 2), TruncatedNormal.InSigmas(0, 1, -1, 2),
            new Scaled(new Normal(0, 1), ScaleOperation.Divide, 3),
        ];
        long allocated = 0;
        for (int round = 0; round < 3; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (Distribution law in laws)
            {
                for (int length = 64; length <= 4096; length *= 4)
                {
                    Key.Fill(singles.AsSpan(0, length), law, 100);
                    Key.Fill(doubles.AsSpan(0, length), law, 100);
                    Key.Fill(brains.AsSpan(0, length), law, 100);
                }
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    private static Uniform32 Of((float Low, float Scale, float Smallest, float Largest) law) => new(law.Low, law.Scale, law.Smallest, law.Largest);

    private static int AtHigh<T, TStorage>(double low, double high, out T largest)
        where T : unmanaged
        where TStorage : IStorage32<T>
    {
        Uniform32 clamped = Of(Draw32<T, TStorage>.Uniform(NativeLaw.Of(new Uniform(low, high))));
        Uniform32 free = Of(Draw32<float, Float32Storage>.Uniform(NativeLaw.Of(new Uniform(low, high))));
        uint[] words = new uint[1 << 16];
        float[] exact = new float[words.Length];
        T[] stored = new T[words.Length];
        int atHigh = 0;
        int different = 0;
        double below = RoundedTo.Value(RoundedTo.Below<T>(high));
        double greatest = double.NegativeInfinity;
        for (uint page = 0; page < 256; page++)
        {
            for (uint i = 0; i < words.Length; i++)
                words[i] = (page << 24) | (i << 8);
            fixed (uint* from = words)
            {
                fixed (float* to = exact)
                    new Map32<Uniform32, Float32Storage, Lanes32x1, uint, float, float>(free).Whole(from, to, words.Length);
                fixed (T* to = stored)
                    new Map32<Uniform32, TStorage, Lanes32x1, uint, float, T>(clamped).Whole(from, to, words.Length);
            }

            for (int i = 0; i < words.Length; i++)
            {
                double rounded = RoundedTo.Value(Rounded.To<T>(exact[i]));
                atHigh += rounded == high ? 1 : 0;
                greatest = Math.Max(greatest, RoundedTo.Value(stored[i]));
                different += RoundedTo.Value(stored[i]) == (rounded == high ? below : rounded) ? 0 : 1;
            }
        }

        Assert.Equal(0, different);
        largest = Rounded.To<T>(greatest);
        return atHigh;
    }

    private static T[] Values<T>(Distribution law)
        where T : unmanaged
    {
        T[] values = new T[Count];
        Key.Fill<T>(values, law);
        return values;
    }

    private static void Inside<T>(Distribution law, double low, double high)
        where T : unmanaged
    {
        double[] values = Array.ConvertAll(Values<T>(law), RoundedTo.Value);
        Assert.InRange(values.Min(), low, high);
        Assert.InRange(values.Max(), low, high);
    }

    private static void Refused<T>(Distribution law, string reason)
        where T : unmanaged
    {
        string message = Assert.Throws<ArgumentException>(() => Key.Fill(new T[1].AsSpan(), law)).Message;
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }
}
