namespace WeightInit.Tests.Numerics;

public class BFloat16RoundingTests
{
    [Theory]
    [InlineData(1.00390625, 0x3F80)] // 1 + 2^-8, a tie: to the even 1
    [InlineData(1.01171875, 0x3F82)] // 1 + 3 * 2^-8, a tie: to the even 1 + 2^-6
    [InlineData(1.0039062500000002, 0x3F81)] // just above a tie: through float it would be the tie
    [InlineData(1.0117187499999998, 0x3F81)] // just below a tie
    [InlineData(-1.0039062500000002, 0xBF81)]
    [InlineData(-1.0117187499999998, 0xBF81)]
    [InlineData(3.4e38, 0x7F80)]
    [InlineData(3.39e38, 0x7F7F)]
    [InlineData(1e300, 0x7F80)]
    [InlineData(-0.0, 0x8000)]
    [InlineData(1e-300, 0x0000)]
    [InlineData(double.NegativeInfinity, 0xFF80)]
    public void A_double_is_rounded_once(double value, int bits) => Assert.Equal((ushort)bits, ((BFloat16)value).Bits);

    [Fact]
    public void A_NaN_stays_one() => Assert.True(float.IsNaN((BFloat16)double.NaN));

    [Fact]
    public void Against_exhaustive_search_over_neighbours()
    {
        var stream = NumPy.RandomState(16);
        for (int i = 0; i < 100_000; i++)
        {
            double value = stream.Normal() * Math.ScaleB(1, (i % 200) - 100);
            BFloat16 rounded = (BFloat16)value;
            double error = Math.Abs(rounded - value);
            foreach (int step in new[] { -1, 1 })
            {
                BFloat16 neighbour = BFloat16.FromBits((ushort)(rounded.Bits + step));
                double other = Math.Abs(neighbour - value);
                Assert.True(error < other || (error == other && (rounded.Bits & 1) == 0), $"{value:R} became {rounded}");
            }
        }
    }
}
