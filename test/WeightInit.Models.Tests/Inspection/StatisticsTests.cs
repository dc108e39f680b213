using System.Runtime.InteropServices;

namespace WeightInit.Models.Tests.Inspection;

public class StatisticsTests
{
    // Of 0, 1, … n - 1: mean (n - 1)/2, variance (n² - 1)/12, kurtosis 3(3n² - 7)/(5(n² - 1)): the discrete uniform law.
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    [InlineData(ElementFormat.ChunkBytes / 8)]
    [InlineData(ElementFormat.ChunkBytes / 8 + 1)]
    [InlineData(1_000_000)]
    public void Consecutive_numbers_have_the_moments_of_the_closed_form(int n)
    {
        double square = (double)n * n;
        foreach (double offset in new[] { 0, -1e6, 1e9 })
        {
            TensorStatistics statistics = Measure([.. Enumerable.Range(0, n).Select(i => i + offset)]);

            Assert.Equal(n, statistics.Count);
            Assert.Equal(offset + (n - 1) / 2.0, statistics.Mean!.Value, 1e-7);
            Assert.Equal(1, statistics.Std!.Value / Math.Sqrt((square - 1) / 12), 1e-10);
            Assert.Equal(3 * (3 * square - 7) / (5 * (square - 1)), statistics.Kurtosis!.Value, 1e-9);
            Assert.Equal((offset, offset + n - 1), (statistics.Min!.Value, statistics.Max!.Value));
            Assert.Equal(n, statistics.Histogram.Sum());
        }
    }

    [Fact]
    public void Skewed_numbers_keep_their_moments_across_chunks()
    {
        // One in eight is 1, the others 0: mean p, variance p(1 - p), kurtosis (1 - 3p(1 - p)) / (p(1 - p)).
        double[] values = new double[400_000];
        values.AsSpan(0, 50_000).Fill(1);

        TensorStatistics statistics = Measure(values);

        Assert.Equal(0.125, statistics.Mean!.Value, 1e-13);
        Assert.Equal(Math.Sqrt(7.0 / 64), statistics.Std!.Value, 1e-13);
        Assert.Equal((1 - 21.0 / 64) / (7.0 / 64), statistics.Kurtosis!.Value, 1e-11);
        Assert.Equal((350_000, 50_000), (statistics.Histogram[0], statistics.Histogram[^1]));
    }

    [Fact]
    public void Histograms_count_as_a_plain_loop_does()
    {
        double[] values = [.. Enumerable.Range(0, 250_000).Select(i => Math.Sin(i * 0.7) * (i % 13))];
        double min = values.Min(), max = values.Max();
        long[] expected = new long[TensorStatistics.Bins];
        foreach (double value in values)
            expected[Math.Min((int)((value - min) / (max - min) * expected.Length), expected.Length - 1)]++;

        Assert.Equal(expected, Measure(values).Histogram);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_counted_and_left_out()
    {
        TensorStatistics some = Measure([double.NaN, 1, double.PositiveInfinity, 3, double.NegativeInfinity]);
        TensorStatistics none = Measure([double.NaN, double.NaN]);

        Assert.Equal((2, 3, 2.0, 1.0, 1.0), (some.Count, some.NonFinite, some.Mean, some.Std, some.Kurtosis));
        Assert.Equal(2, some.Histogram.Sum());
        Assert.Equal((0, 2, null, null), (none.Count, none.NonFinite, none.Mean, none.Min));
    }

    [Fact]
    public void Equal_and_absent_elements_have_no_kurtosis()
    {
        TensorStatistics equal = Measure([.. Enumerable.Repeat(0.1, 1_000_003)]);
        TensorStatistics empty = Measure([]);

        Assert.Equal((0.0, null, 0.1, 0.1), (equal.Std, equal.Kurtosis, equal.Min, equal.Max));
        Assert.Equal(0.1, equal.Mean!.Value, 1e-12);
        Assert.Empty(equal.Histogram);
        Assert.Equal((0, null, null, null, null), (empty.Count, empty.Mean, empty.Std, empty.Min, empty.Kurtosis));
    }

    [Fact]
    public void The_widest_and_the_narrowest_range_have_histograms()
    {
        Assert.Equal(3, Measure([-double.MaxValue, 0, double.MaxValue]).Histogram.Sum());
        Assert.Equal(2, Measure([0, double.Epsilon]).Histogram.Sum());
    }

    // The largest and smallest numbers of each type as their papers have them (see SmallFloat).
    [Theory]
    [InlineData(SafetensorsDType.F8E4M3, 0x7E, 448)]
    [InlineData(SafetensorsDType.F8E4M3, 0x01, 1.0 / 512)]
    [InlineData(SafetensorsDType.F8E4M3, 0xFF, double.NaN)]
    [InlineData(SafetensorsDType.F8E5M2, 0x7B, 57344)]
    [InlineData(SafetensorsDType.F8E5M2, 0x01, 1.0 / 65536)]
    [InlineData(SafetensorsDType.F8E5M2, 0xFC, double.NegativeInfinity)]
    [InlineData(SafetensorsDType.F8E5M2, 0x7D, double.NaN)]
    [InlineData(SafetensorsDType.F8E4M3Fnuz, 0x7F, 240)]
    [InlineData(SafetensorsDType.F8E4M3Fnuz, 0x81, -1.0 / 1024)]
    [InlineData(SafetensorsDType.F8E4M3Fnuz, 0x80, double.NaN)]
    [InlineData(SafetensorsDType.F8E5M2Fnuz, 0x7F, 57344)]
    [InlineData(SafetensorsDType.F8E5M2Fnuz, 0x01, 1.0 / 131072)]
    [InlineData(SafetensorsDType.F8E5M2Fnuz, 0x80, double.NaN)]
    [InlineData(SafetensorsDType.F8E8M0, 127, 1)]
    [InlineData(SafetensorsDType.F8E8M0, 0, 5.877471754111438e-39)]
    [InlineData(SafetensorsDType.F8E8M0, 255, double.NaN)]
    [InlineData(SafetensorsDType.I8, 0x80, -128)]
    [InlineData(SafetensorsDType.U8, 0x80, 128)]
    [InlineData(SafetensorsDType.Bool, 1, 1)]
    public void Types_of_a_byte_have_their_values(SafetensorsDType type, byte bits, double expected) =>
        Assert.Equal([expected], Decode(type, bits));

    [Fact]
    public void Types_of_less_than_a_byte_are_unpacked_from_the_lowest_bit()
    {
        Assert.Equal([0, 0.5, 1, 1.5, 2, 3, 4, 6], Decode(SafetensorsDType.F4, 0x10, 0x32, 0x54, 0x76));
        Assert.Equal([-0.5, -6], Decode(SafetensorsDType.F4, 0xF9));
        // 6 bits each: 000001, 011111, 100001, 111111.
        byte[] packed = [0b11_000001, 0b0001_0111, 0b111111_10];
        Assert.Equal([0.125, 7.5, -0.125, -7.5], Decode(SafetensorsDType.F6E2M3, packed));
        Assert.Equal([0.0625, 28, -0.0625, -28], Decode(SafetensorsDType.F6E3M2, packed));
    }

    [Fact]
    public void Wider_types_have_their_values()
    {
        Assert.Equal([-1.5, 65504], Decode(SafetensorsDType.F16, 0x00, 0xBE, 0xFF, 0x7B));
        Assert.Equal([-1.5, 3.3895313892515355e38], Decode(SafetensorsDType.BF16, 0xC0, 0xBF, 0x7F, 0x7F));
        Assert.Equal([-2, 258], Decode(SafetensorsDType.I16, 0xFE, 0xFF, 0x02, 0x01));
        Assert.Equal([65534], Decode(SafetensorsDType.U16, 0xFE, 0xFF));
        Assert.Equal([-1], Decode(SafetensorsDType.I32, 0xFF, 0xFF, 0xFF, 0xFF));
        Assert.Equal([4294967295], Decode(SafetensorsDType.U32, 0xFF, 0xFF, 0xFF, 0xFF));
        Assert.Equal([-1], Decode(SafetensorsDType.I64, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF));
        Assert.Equal([18446744073709551615.0], Decode(SafetensorsDType.U64, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF));
        Assert.Equal([1, -2], Decode(SafetensorsDType.C64, [.. MemoryMarshal.AsBytes<float>([1, -2])]));
    }

    private static double[] Decode(SafetensorsDType type, params byte[] bytes)
    {
        ElementFormat format = ElementFormat.Of(type);
        double[] values = new double[bytes.Length * 8 / format.Bits];
        format.Decode(bytes, values);
        return values;
    }

    private static TensorStatistics Measure(double[] values)
    {
        using TemporaryFolder folder = new();
        string path = folder["a.npy"];
        using (FileStream file = File.Create(path))
            NpyWriter.Write<double>(file, [values.Length], values);
        using StoredModel model = StoredModel.Open(path);
        return model.Tensors[0].Measure();
    }
}
