using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using WeightInit.Native;

namespace WeightInit.Tests.Random.Native;

/// <summary>The published block vectors, at every width that this machine has.</summary>
public unsafe class ChaChaTests
{
    [Fact]
    public void One_block_at_a_time() => Blocks<Lanes32x1, uint, float>(true);

    [Fact]
    public void Four_blocks() => Blocks<Lanes32x4, Vector128<uint>, Vector128<float>>(Lanes32x4.IsSupported);

    [Fact]
    public void Eight_blocks() => Blocks<Lanes32x8, Vector256<uint>, Vector256<float>>(Lanes32x8.IsSupported);

    [Fact]
    public void Sixteen_blocks() => Blocks<Lanes32x16, Vector512<uint>, Vector512<float>>(Lanes32x16.IsSupported);

    [Fact]
    public void Words_of_sixteen_blocks_interleave()
    {
        var key = (NativeKey)RandomKey.FromSeed(42).For("w");
        uint[] words = new uint[256];
        fixed (uint* keyWords = key.Words)
        fixed (uint* to = words)
            VectorWidth.Words(keyWords, 0, to);
        string expected = KnownAnswers.Rows("elements").Single(row => row[3] == "words")[4];

        foreach (string place in expected.Split(' '))
        {
            string[] parts = place.Split(':');
            int index = int.Parse(parts[0], CultureInfo.InvariantCulture);
            if (index < words.Length)
                Assert.Equal(parts[1], words[index].ToString("x8", CultureInfo.InvariantCulture));
        }
    }

    private static void Blocks<TLanes, TWord, TReal>(bool supported)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        if (!supported)
            return;
        string[][] rows = [.. KnownAnswers.Rows("block")];
        Assert.Equal(5, rows.Length);
        Assert.All(rows, row =>
        {
            uint[] key = MemoryMarshal.Cast<byte, uint>(Convert.FromHexString(row[1])).ToArray();
            ulong counter = ulong.Parse(row[2], CultureInfo.InvariantCulture);
            ulong nonce = ulong.Parse(row[3], CultureInfo.InvariantCulture);
            uint[] words = new uint[256];
            fixed (uint* from = key)
            fixed (uint* to = words)
                ChaChaLanes<TLanes, TWord, TReal>.Group(from, counter / 16, to, int.Parse(row[0], CultureInfo.InvariantCulture), nonce);
            uint[] block = [.. Enumerable.Range(0, 16).Select(w => words[(16 * w) + (int)(counter % 16)])];
            Assert.Equal(row[4], Convert.ToHexStringLower(MemoryMarshal.AsBytes<uint>(block)));
        });
    }
}
