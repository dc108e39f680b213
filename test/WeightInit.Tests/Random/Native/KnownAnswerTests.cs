using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using WeightInit.Native;

namespace WeightInit.Tests.Random.Native;

public class KnownAnswerTests
{
    [Fact]
    public void Keys_are_the_digests_of_tag_seed_and_name()
    {
        string[][] rows = [.. KnownAnswers.Rows("key")];

        Assert.Equal(5, rows.Length);
        Assert.All(rows, row =>
        {
            var key = (NativeKey)RandomKey.FromSeed(ulong.Parse(row[0], CultureInfo.InvariantCulture)).For(row[1]);
            Assert.Equal(row[2], Convert.ToHexStringLower(MemoryMarshal.AsBytes(key.Words)));
        });
    }

    [Fact]
    public void A_key_of_no_tensor_is_that_of_the_default_name()
    {
        var bare = (NativeKey)RandomKey.FromSeed(0);
        Assert.Equal(KnownAnswers.Rows("key").Single(row => row[1] == "weight")[2], Convert.ToHexStringLower(MemoryMarshal.AsBytes(bare.Words)));
    }

    [Fact]
    public void Tables_have_the_digests_of_the_reference()
    {
        string[][] rows = [.. KnownAnswers.Rows("table")];

        Assert.Equal(5, rows.Length);
        Assert.All(rows, row =>
        {
            QuantileTable table = QuantileTable.Build(KnownAnswers.Number(row[0]), KnownAnswers.Number(row[1]));
            ReadOnlySpan<float> coefficients = table.Coefficients.AsSpan(0, table.IsSymmetric ? 256 : 512);
            Assert.Equal(row[2], Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(coefficients))));
        });
    }

    [Fact]
    public void Single_elements()
    {
        KnownAnswers.Draw[] draws = [.. KnownAnswers.Elements()];

        Assert.Equal(4 * 18, draws.Length);
        Assert.All(draws, draw => Assert.Equal(draw.Expected, draw.At()));
    }

    [Fact]
    public void Digests_of_many()
    {
        KnownAnswers.Draw[] draws = [.. KnownAnswers.Digests()];

        Assert.Equal(4 * 18, draws.Length);
        Assert.All(draws, draw => Assert.Equal(draw.Expected, draw.Digest()));
    }
}
