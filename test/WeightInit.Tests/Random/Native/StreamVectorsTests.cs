using System.Runtime.InteropServices;
using System.Security.Cryptography;
using WeightInit.Native;

namespace WeightInit.Tests.Random.Native;

/// <summary>The vectors that define stream version 1: seed 42, tensor "w".</summary>
public class StreamVectorsTests
{
    private static readonly int[] Places = [0, 1, 2, 15, 16, 255, 256, 257];
    private static readonly RandomKey Key = RandomKey.FromSeed(42).For("w");

    [Theory]
    [InlineData(0, 1, "3eaf29b4 3e4514a4 3edb636a 3e0b7d04 3f25801a 3f29f94f 3f683ee4 3e376718")]
    [InlineData(-0.1, 0.1, "bd0156e0 bd7bef7d bc6a508d bd950132 3cf000a7 3d0650fd 3da6cb07 bd83705d")]
    public void Uniform(double low, double high, string expected) => Assert.Equal(expected, Hex(new Uniform(low, high)));

    [Theory]
    [InlineData(0, 1, "3ed03aaf 3f5e6dac 3e38899f 3f8c79b9 bf869ba0 bf7a728c be705cb5 3f6b3571")]
    [InlineData(0, 0.02, "3c054447 3c8e5aab 3b6c3546 3cb3cf01 bcac4c52 bca0494f bb99d4ee 3c96889a")]
    public void Normal(double mean, double std, string expected) => Assert.Equal(expected, Hex(new Normal(mean, std)));

    [Theory]
    [InlineData(-2, 2, "3ec640ef 3f519bde 3e300e4a 3f8326bf bf7be3e8 bf6b10d9 be653c8b 3f5d4451")]
    [InlineData(-1, 3, "3f0e9f08 3f7b6d36 3eb5c724 3f992321 bf13ea18 bf08eb19 3ae906c6 3f83ae5e")]
    public void Truncated(double low, double high, string expected) => Assert.Equal(expected, Hex(TruncatedNormal.InSigmas(0, 1, low, high)));

    [Fact]
    public void Uniform_of_64_bits()
    {
        double[] values = new double[129];
        Key.Fill(values.AsSpan(), new Uniform(0, 1));
        Assert.Equal(
            "3fe4b0034e0af29b 3fe17e1c032628a5 3fef5a9ab937f4b9 3fe53f29f75bcaba 3fee7bc7815d07dc",
            string.Join(' ', new[] { 0, 1, 16, 127, 128 }.Select(i => BitConverter.DoubleToUInt64Bits(values[i]).ToString("x16"))));
    }

    [Fact]
    public void The_key_and_the_words()
    {
        NativeKey key = (NativeKey)Key;
        Assert.Equal("4606d7f6b60a29f55290624356f0405be0ca7b46fd85d5a0b991bbdb2e57297b", Convert.ToHexStringLower(MemoryMarshal.AsBytes(key.Words)));
        Assert.Equal("5794da53 3145294b 6db1b5a5 22df41e4 a5801a70 a9f94fba e83ee430 2dd9c609", Words(key));
    }

    [Fact]
    public void The_first_million_truncated_normals()
    {
        float[] values = new float[1 << 20];
        Key.Fill(values.AsSpan(), TruncatedNormal.InSigmas(0, 1, -1, 3));
        Assert.Equal("5cb4e0d1fec9da48479e38ec65ce526474e0a399faaf391951ee044eb68f3840", Hash(values));
    }

    [Fact]
    public void The_first_million_normals()
    {
        float[] values = new float[1 << 20];
        Key.Fill(values.AsSpan(), new Normal(0, 1));
        Assert.Equal("165aa8d72734d7ccc0a066b78ceb992f74cd14d72ad3ca718b83fe85bd715f7f", Hash(values));
    }

    [Fact]
    public void The_table_of_the_normal() =>
        Assert.Equal("4adb4f47891368147a11ceef24f7075c058181fb10901e877ae44f114731b405", Hash(QuantileTable.Normal.Coefficients.AsSpan(0, 256)));

    [Fact]
    public void Truncated_tables()
    {
        Assert.Equal("77f02e6b1a012784eb4e4516a379d4ceae79e2cc537fd000cc47171da9912682", Hash(QuantileTable.Build(-2, 2).Coefficients.AsSpan(0, 256)));
        Assert.Equal("5dccdc98675f819d79e6a26e78128389db3f8e1e03a6fd6bf8e5056437d115d9", Hash(QuantileTable.Build(-1, 3).Coefficients));
    }

    private static string Hex(Distribution law)
    {
        float[] values = new float[258];
        Key.Fill(values.AsSpan(), law);
        return string.Join(' ', Places.Select(i => BitConverter.SingleToUInt32Bits(values[i]).ToString("x8")));
    }

    private static unsafe string Words(NativeKey key)
    {
        uint[] words = new uint[512];
        fixed (uint* from = key.Words)
        fixed (uint* to = words)
        {
            VectorWidth.Words(from, 0, to);
            VectorWidth.Words(from, 1, to + 256);
        }

        return string.Join(' ', Places.Select(i => words[i].ToString("x8")));
    }

    private static string Hash(ReadOnlySpan<float> values) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values)));
}
