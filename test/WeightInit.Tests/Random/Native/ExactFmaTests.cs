using System.Runtime.Intrinsics;
using WeightInit.Native;

namespace WeightInit.Tests.Random.Native;

/// <summary>The emulated fused multiply-add against the runtime's.</summary>
public class ExactFmaTests
{
    private const int Count = 1_000_000;

    [Fact]
    public void Float32()
    {
        ulong state = 1;
        for (int i = 0; i < Count; i += 4)
        {
            Vector128<float> a = Vector128.Create(Single(ref state), Single(ref state), Single(ref state), Single(ref state));
            Vector128<float> b = Vector128.Create(Single(ref state), Single(ref state), Single(ref state), Single(ref state));

            // Addends beside the product, and far below it: cancellation, and products halfway between two floats.
            Vector128<float> c = Vector128.Create(-a[0] * b[0], a[1] * b[1] * 1e-7f, Single(ref state), a[3] * b[3] * 3e-15f);
            Vector128<float> emulated = ExactFma.Emulate(a, b, c);
            for (int lane = 0; lane < 4; lane++)
            {
                float expected = MathF.FusedMultiplyAdd(a[lane], b[lane], c[lane]);
                Assert.Equal(BitConverter.SingleToUInt32Bits(expected), BitConverter.SingleToUInt32Bits(emulated[lane]));
                Assert.Equal(BitConverter.SingleToUInt32Bits(expected), BitConverter.SingleToUInt32Bits(ExactFma.Emulate(a[lane], b[lane], c[lane])));
            }
        }
    }

    [Theory]
    [InlineData(16777215f, 1f, 0.5f)]
    [InlineData(4097f, 4097f, 1f)]
    [InlineData(4097f, 4097f, -1f)]
    [InlineData(1.0000001f, 1.0000001f, 1e-30f)]
    [InlineData(1.0000001f, 1.0000001f, -1e-30f)]
    [InlineData(1e-30f, 1e-15f, 1e-44f)]
    [InlineData(4098f, 8191f, 1e-30f)]
    [InlineData(4098f, 8191f, -1e-30f)]
    [InlineData(-4098f, 8191f, 1e-30f)]
    [InlineData(4099f, -8190f, 1e-30f)]
    [InlineData(4099f, 8190f, -1e-30f)]
    [InlineData(-0f, 5f, 0f)]
    [InlineData(-0f, 6f, -0f)]
    public void Float32_at_ties_and_ends(float a, float b, float c)
    {
        uint expected = BitConverter.SingleToUInt32Bits(MathF.FusedMultiplyAdd(a, b, c));
        Assert.Equal(expected, BitConverter.SingleToUInt32Bits(ExactFma.Emulate(a, b, c)));
        Assert.Equal(expected, BitConverter.SingleToUInt32Bits(ExactFma.Emulate(Vector128.Create(a), Vector128.Create(b), Vector128.Create(c))[2]));
    }

    /// <summary>Products halfway between two float32, and an addend that only says on which side: 2^-60 of them.</summary>
    [Fact]
    public void Float32_where_the_addend_decides_a_tie()
    {
        int ties = 0;
        for (int odd = 4097; odd < 8192; odd += 2)
        {
            float a = odd;
            float b = 8190 - odd + 4097;
            double product = (double)a * b;
            float near = (float)product;
            ties += Math.Abs(product - near) * 2 == Math.Abs(MathF.BitIncrement(near) - (double)near) ? 1 : 0;
            foreach (float c in new[] { 1e-12f, -1e-12f })
            {
                uint expected = BitConverter.SingleToUInt32Bits(MathF.FusedMultiplyAdd(a, b, c));
                Assert.Equal(expected, BitConverter.SingleToUInt32Bits(ExactFma.Emulate(a, b, c)));
                Assert.Equal(expected, BitConverter.SingleToUInt32Bits(ExactFma.Emulate(Vector128.Create(a), Vector128.Create(b), Vector128.Create(c))[0]));
            }
        }

        Assert.InRange(ties, 100, 4096);
    }

    [Fact]
    public void Float64()
    {
        ulong state = 2;
        for (int i = 0; i < Count; i++)
        {
            double a = Double(ref state);
            double b = Double(ref state);
            double c = (i % 4) switch { 0 => -a * b, 1 => a * b * 1e-16, 2 => a * b * 1e-33, _ => Double(ref state) };
            Assert.Equal(
                BitConverter.DoubleToUInt64Bits(Math.FusedMultiplyAdd(a, b, c)),
                BitConverter.DoubleToUInt64Bits(ExactFma.Emulate(Vector128.Create(a), Vector128.Create(b), Vector128.Create(c))[1]));
        }
    }

    [Theory]
    [InlineData(1e300, 1e-300, 1.0)]
    [InlineData(1e300, 2.0, -1e300)]
    [InlineData(1e-200, 1e-200, 1e-310)]
    [InlineData(9007199254740991.0, 1.0, 0.5)]
    [InlineData(134217730.0, 134217729.0, 1e-30)]
    [InlineData(134217730.0, 134217729.0, -1e-30)]
    [InlineData(-134217730.0, 134217729.0, 1e-30)]
    [InlineData(-134217730.0, 134217729.0, -1e-30)]
    [InlineData(0.0, 1e-320, -0.0)]
    [InlineData(1.0000000000000002, 1.0000000000000002, 1e-300)]
    [InlineData(1.0000000000000002, 1.0000000000000002, -1e-300)]
    public void Float64_at_ties_and_ends(double a, double b, double c) =>
        Assert.Equal(BitConverter.DoubleToUInt64Bits(Math.FusedMultiplyAdd(a, b, c)), BitConverter.DoubleToUInt64Bits(ExactFma.Emulate(a, b, c)));

    private static float Single(ref ulong state)
    {
        uint bits = (uint)Next(ref state);
        return BitConverter.UInt32BitsToSingle((bits & 0x807F_FFFF) | ((100 + (uint)(Next(ref state) % 50)) << 23));
    }

    private static double Double(ref ulong state)
    {
        ulong bits = (Next(ref state) << 32) | Next(ref state);
        return BitConverter.UInt64BitsToDouble((bits & 0x800F_FFFF_FFFF_FFFF) | ((900 + (Next(ref state) % 200)) << 52));
    }

    private static ulong Next(ref ulong state)
    {
        state = (state * 6364136223846793005) + 1442695040888963407;
        return state >> 32;
    }
}
