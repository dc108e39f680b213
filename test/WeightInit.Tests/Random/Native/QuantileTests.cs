using System.Runtime.Intrinsics;
using WeightInit.Native;

namespace WeightInit.Tests.Random.Native;

/// <summary>The transforms of words to quantiles: how far from the law, whether in order, never zero.</summary>
public class QuantileTests
{
    // The true quantiles by mpmath at 50 digits, rounded once.
    [Theory]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 0x0000000000000000, 9.155293772686072)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 0x8000000000000000, -9.155293772686072)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 0x0000000000000001, 9.035918848571939)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 0x8000000000003039, -7.990998506785588)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 0x0000010000000007, 5.294704084853351)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 0x8020000000000001, -3.297193345691963)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 0x1000000000000000, 1.5341205443525463)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 0xa800000000000063, -1.009990169249582)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 0x3fffffffffffffff, 0.6744897501960817)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 0xc000000000000000, -0.6744897501960817)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 0x7fffffffffffffff, 6.794229552421306e-20)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 0xfffffffffffffffe, -2.0382688657263917e-19)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 0x7fffff0000000000, 1.494066878932637e-07)]
    [InlineData(-2.0, 2.0, 0x0000000000000000, 2.0)]
    [InlineData(-2.0, 2.0, 0x8000000000003039, -1.9999999999999882)]
    [InlineData(-2.0, 2.0, 0x0000010000000007, 1.9999989462578385)]
    [InlineData(-2.0, 2.0, 0x1000000000000000, 1.3890658372860938)]
    [InlineData(-2.0, 2.0, 0xc000000000000000, -0.6391119108712728)]
    [InlineData(-2.0, 2.0, 0x7fffffffffffffff, 6.485090314813699e-20)]
    [InlineData(-1.0, 3.0, 0x8000000000003039, -0.9999999999999977)]
    [InlineData(-1.0, 3.0, 0x0000010000000007, 2.999988702965115)]
    [InlineData(-1.0, 3.0, 0x8020000000000001, -0.998306378977262)]
    [InlineData(-1.0, 3.0, 0x1000000000000000, 1.6086213995412153)]
    [InlineData(-1.0, 3.0, 0xa800000000000063, -0.5536638820152022)]
    [InlineData(-1.0, 3.0, 0xfffffffffffffffe, 0.19844789960344728)]
    [InlineData(5.0, 6.0, 0x0000000000000001, 6.0)]
    [InlineData(5.0, 6.0, 0x8020000000000001, 5.00009384257152)]
    [InlineData(5.0, 6.0, 0x1000000000000000, 5.501387983315931)]
    [InlineData(5.0, 6.0, 0x7fffffffffffffff, 5.131371763283919)]
    public void Float64_is_within_1e_15_of_the_law(double a, double b, ulong word, double expected)
    {
        TailMasses masses = new(a, b);
        double value = a == -b
            ? Quantile64<Lanes64x1, ulong, double>.Symmetric(word, masses.BelowLow, masses.Between)
            : Quantile64<Lanes64x1, ulong, double>.Asymmetric(word, masses);

        Assert.Equal(1, value / expected, 1e-15);
    }

    [Fact]
    public void Float32_normal_is_within_5e_7_of_the_law_below_4_and_within_4_ulp_beyond()
    {
        uint[] tails = [.. Tails()];
        Assert.True(tails.Length > 300_000);
        foreach (uint k in tails)
        {
            double expected = Upper(k);
            float value = Unit(k);
            double error = Math.Abs(value - expected);
            Assert.True(expected < 4 ? error <= 5e-7 : error <= 4 * Ulp(expected), $"{k}: {value:R}, {expected:R}");
            Assert.Equal(-value, Unit(k | 0x8000_0000));
        }
    }

    [Fact]
    public void Float32_normal_ascends_and_is_never_zero()
    {
        // A tail integer beside each: stretches around every octave's end, and one all over.
        foreach (uint from in Enumerable.Range(0, 31).Select(e => 1u << e).Concat([0u, 0x7FFF_0000u, 0x3FFF_8000u, 0x1234_5678u]))
        {
            uint first = from > 3000 ? from - 3000 : 0;
            uint last = (uint)Math.Min(from + 3000L, 0x7FFF_FFFF);
            for (uint k = first; k < last; k++)
                Assert.True(Unit(k) >= Unit(k + 1) && Unit(k + 1) > 0, $"{k}");
        }

        Assert.Equal(2.918e-10, Unit(0x7FFF_FFFF), 1e-13);
        Assert.Equal(6.3379574f, Unit(0));
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(2, double.PositiveInfinity)]
    [InlineData(5, 6)]
    [InlineData(-0.001, 0.002)]
    [InlineData(-3, 30)]
    [InlineData(36, 37)]
    public unsafe void Float32_truncated_is_near_the_float64_quantile(double a, double b)
    {
        QuantileTable table = QuantileTable.Build(a, b);
        TailMasses masses = new(a, b);
        double largest = Math.Max(Math.Abs((double)table.Lowest), Math.Abs((double)table.Highest));
        foreach (uint k in Tails())
        {
            foreach (uint side in new[] { 0u, 0x8000_0000u })
            {
                double expected = Quantile64<Lanes64x1, ulong, double>.Asymmetric((ulong)(k | side) << 32 | 0x7FFF_FFFF, masses);
                float value = Quantile32<Lanes32x1, uint, float>.Asymmetric(table.Rows, k | side);
                Assert.Equal(expected, value, Math.Max(5e-7, 1.3 * Ulp(largest)));
            }
        }

        GC.KeepAlive(table);
    }

    [Fact]
    public void Gathering_and_picking_lanes_see_the_same_rows()
    {
        if (!Lanes32x4.IsSupported)
            return;
        foreach (uint k in Tails())
        {
            Vector128<float> values = Wide(Vector128.Create(k, k | 0x8000_0000, k ^ 0x7FFF_FFFF, k));
            Assert.Equal(Vector128.Create(Unit(k), -Unit(k), Unit(k ^ 0x7FFF_FFFF), Unit(k)), values);
        }
    }

    /// <summary>Tail integers of every octave, with both ends.</summary>
    private static IEnumerable<uint> Tails()
    {
        for (int e = 0; e < 31; e++)
        {
            uint size = 1u << e;
            for (uint i = 0; i < size; i += Math.Max(1, size / 20_011))
                yield return size + i;
            yield return size - 1;
        }

        yield return 0x7FFF_FFFF;
    }

    private static double Upper(uint k) => NormalTail.UpperQuantile((k + 0.5) / (1L << 32));

    private static double Ulp(double value) => MathF.BitIncrement((float)Math.Abs(value)) - (double)(float)Math.Abs(value);

    private static unsafe float Unit(uint word) => Quantile32<Lanes32x1, uint, float>.Symmetric(QuantileTable.Normal.Rows, word);

    private static unsafe Vector128<float> Wide(Vector128<uint> words) =>
        Quantile32<Lanes32x4, Vector128<uint>, Vector128<float>>.Symmetric(QuantileTable.Normal.Rows, words);
}
