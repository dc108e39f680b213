using System.Globalization;

namespace WeightInit.Tests.Random.TorchStreams;

public class TorchGeneratorTests
{
    // Values printed by PyTorch 1.13.1; float32 has them in every release.
    [Theory]
    [InlineData(0, "3efe1558 3f44aa2f 3db533a8 3e073300")]
    [InlineData(42, "3f61dc66 3f6a3db3 3ec406b8 3f75950e")]
    public void Uniforms_in_float32(long seed, string hex)
    {
        float[] values = new float[4];
        Torch.Generator(seed).Uniform<float>(values);
        Assert.Equal(hex, Hex(values));
    }

    [Theory]
    [InlineData(0, 5, "3fc53f5c be963c50 c00b7149 3f1184b6 bf8ad1a1")]
    [InlineData(42, 5, "3eac62ae 3e03e69d 3e7016e7 3e6bdc6c bf8fb9c2")]
    [InlineData(42, 16, "3ff6a529 3fbe5f53 3f669567 c006c0db 3f2dacd5 bf9e0591 bd306786 bfcd65ba bf408bf0 3fd3095b bec8f2f6 bfb3a966 bf3a566e bf0f36d1 bf44d2a0 3f432f9f")]
    public void Normals_in_float32(long seed, int count, string hex)
    {
        foreach (TorchVersion version in Enum.GetValues<TorchVersion>())
        {
            float[] values = new float[count];
            Torch.Generator(seed, version).Normal<float>(values);
            Assert.Equal(hex, Hex(values));
        }
    }

    [Fact]
    public void A_short_float64_normal_tells_the_versions_apart()
    {
        // log(1 - u) against log1p(-u): of a thousand pairs some differ in the last place.
        double[] old = Pairs(TorchVersion.V1_13);
        double[] now = Pairs(TorchVersion.V2_13);
        Assert.Equal(now, Pairs(TorchVersion.V2_0));
        int differ = old.Zip(now).Count(pair => pair.First != pair.Second);
        Assert.InRange(differ, 1, 1000);
        Assert.All(old.Zip(now), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * Math.Abs(pair.First)));

        static double[] Pairs(TorchVersion version)
        {
            TorchGenerator generator = Torch.Generator(7, version);
            double[] values = new double[2000];
            for (int i = 0; i < values.Length; i += 2)
                generator.Normal(values.AsSpan(i, 2));
            return values;
        }
    }

    [Fact]
    public void Permutation_of_eight() => Assert.Equal([6, 3, 0, 7, 2, 1, 4, 5], Torch.Generator(42).RandPerm(8));

    [Fact]
    public void The_low_32_bits_of_the_seed_decide()
    {
        uint expected = Torch.Generator(5).NextUInt32();
        Assert.Equal(expected, Torch.Generator(5 + (1L << 32)).NextUInt32());
        Assert.Equal(Torch.Generator(-1).NextUInt32(), Torch.Generator(ulong.MaxValue).NextUInt32());
        Assert.Equal(ulong.MaxValue, Torch.Generator(-1).InitialSeed);
        Assert.NotEqual(expected, Torch.Generator(6).NextUInt32());
    }

    [Fact]
    public void A_value_that_rounds_up_to_the_upper_bound_becomes_the_lower_one_from_2_12()
    {
        // Element 71,006,344 of seed 0 on [1, 3), found in PyTorch 2.13.
        const int Place = 71_006_344;
        foreach (TorchVersion version in Enum.GetValues<TorchVersion>())
        {
            TorchGenerator generator = Torch.Generator(0, version);
            float[] values = new float[1 << 20];
            for (int done = 0; done <= Place - values.Length; done += values.Length)
                generator.Uniform<float>(values, 1, 3);
            generator.Uniform<float>(values, 1, 3);
            Assert.Equal(version == TorchVersion.V2_13 ? 1 : 3, values[Place % values.Length]);
        }
    }

    [Fact]
    public void The_waiting_normal_passes_from_type_to_type()
    {
        TorchGenerator generator = Torch.Generator(42);
        double[] first = new double[1];
        generator.Normal<double>(first);
        float[] longer = new float[16];
        generator.Normal<float>(longer);
        float[] second = new float[1];
        generator.Normal<float>(second);

        double[] pair = new double[2];
        Torch.Generator(42).Normal<double>(pair);
        Assert.Equal(pair[0], first[0]);
        Assert.Equal((float)pair[1], second[0]);
    }

    [Theory]
    [InlineData("torch.normal", "torch-2.13")]
    [InlineData("torch.trunc-normal", "torch-2.13")]
    [InlineData("torch.orthogonal", "QR")]
    public void Float16_that_is_refused_on_2_0_says_why(string text, string says)
    {
        TorchGenerator generator = Torch.Generator(1, TorchVersion.V2_0);
        string message = Assert.Throws<NotSupportedException>(() => Initializer.Parse(text).Create<Half>([4, 4], generator)).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.Equal(Torch.Generator(1).NextUInt32(), generator.NextUInt32());
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(-1e39, 0)]
    [InlineData(-3e38, 3e38)]
    public void Bounds_that_PyTorch_refuses(double from, double to) =>
        Assert.Throws<ArgumentException>(() => Torch.Generator(1).Uniform<float>(new float[3], from, to));

    [Fact]
    public void Numbers_that_PyTorch_refuses()
    {
        Assert.Throws<ArgumentException>(() => Torch.Generator(1).Normal<float>(new float[3], 0, -1));
        Assert.Throws<ArgumentException>(() => Torch.Generator(1).Normal<float>(new float[3], 0, double.NaN));
        Assert.Throws<ArgumentException>(() => Torch.Generator(1).TruncatedNormal<float>(new float[3], 0, 0));
        Assert.Throws<ArgumentException>(() => Torch.Generator(1).TruncatedNormal<float>(new float[3], 0, 1, double.NegativeInfinity, -1));
        Assert.Throws<ArgumentException>(() => Torch.Generator(1).Fill<Half>(new Half[3], new Constant(70000)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Torch.Generator(1).RandPerm(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Torch.Generator(1).RandPerm(214_748_364));
        Assert.Throws<ArgumentOutOfRangeException>(() => Torch.Generator(1, (TorchVersion)9));
        Assert.Throws<NotSupportedException>(() => Torch.Generator(1).Fill<int>(new int[3], new Normal(0, 1)));
        Assert.Throws<NotSupportedException>(() => Initializer.Parse("delta-orthogonal").Create<float>([3, 2, 2], Torch.Generator(1)));
    }

    [Theory]
    [InlineData(TorchVersion.V1_13)]
    [InlineData(TorchVersion.V2_0)]
    [InlineData(TorchVersion.V2_13)]
    public void Truncated_normals_lie_within_their_bounds(TorchVersion version)
    {
        foreach ((double a, double b) in new[] { (-2.0, 2.0), (1.7, 4.0), (-0.5, 0.25), (double.NegativeInfinity, 1.0) })
        {
            float[] values = new float[1001];
            Torch.Generator(3, version).TruncatedNormal<float>(values, 0.1, 1.5, a, b);
            Assert.All(values, value => Assert.InRange(value, (float)a, (float)b));
            Assert.True(values.Distinct().Count() > 900, $"{values.Distinct().Count()} different values");
        }
    }

    private static string Hex(float[] values) =>
        string.Join(' ', values.Select(value => BitConverter.SingleToUInt32Bits(value).ToString("x8", CultureInfo.InvariantCulture)));
}
