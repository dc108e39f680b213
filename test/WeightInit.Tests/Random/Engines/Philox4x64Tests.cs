using System.Globalization;

namespace WeightInit.Tests.Random.Engines;

public class Philox4x64Tests
{
    // Random123, tests/kat_vectors, the lines of philox4x64 with 10 rounds: counter, key, block.
    [Theory]
    [InlineData(
        "0 0 0 0",
        "0 0",
        "16554d9eca36314c db20fe9d672d0fdc d7e772cee186176b 7e68b68aec7ba23b")]
    [InlineData(
        "ffffffffffffffff ffffffffffffffff ffffffffffffffff ffffffffffffffff",
        "ffffffffffffffff ffffffffffffffff",
        "87b092c3013fe90b 438c3c67be8d0224 9cc7d7c69cd777b6 a09caebf594f0ba0")]
    [InlineData(
        "243f6a8885a308d3 13198a2e03707344 a4093822299f31d0 082efa98ec4e6c89",
        "452821e638d01377 be5466cf34e90c6c",
        "a528f45403e61d95 38c72dbd566e9788 a5a1610e72fd18b5 57bd43b5e52b7fe6")]
    public void Known_answers(string counter, string key, string expected)
    {
        ulong[] c = Words(counter);
        ulong[] k = Words(key);
        ulong[] block = new ulong[4];
        Philox4x64.Block(c[0], c[1], c[2], c[3], k[0], k[1], block);

        Assert.Equal(Words(expected), block);
    }

    private static ulong[] Words(string hex) =>
        [.. hex.Split(' ').Select(word => ulong.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
