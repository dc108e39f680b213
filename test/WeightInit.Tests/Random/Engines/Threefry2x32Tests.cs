using System.Numerics;

namespace WeightInit.Tests.Random.Engines;

public class Threefry2x32Tests
{
    /// <summary>Known answers of Random123 (Salmon and others 2011), tests/kat_vectors: threefry2x32 with 20 rounds.</summary>
    public static TheoryData<uint, uint, uint, uint, uint, uint> KnownAnswers => new()
    {
        { 0, 0, 0, 0, 0x6b200159, 0x99ba4efe },
        { uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, 0x1cb996fc, 0xbb002be7 },
        { 0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3, 0xc4923a9c, 0x483df7a0 },
    };

    [Theory]
    [MemberData(nameof(KnownAnswers))]
    public void A_block_is_the_published_one(uint key0, uint key1, uint counter0, uint counter1, uint first, uint second) =>
        Assert.Equal((first, second), Threefry2x32.Block(key0, key1, counter0, counter1));

    [Theory]
    [MemberData(nameof(KnownAnswers))]
    public void Every_lane_of_a_vector_is_a_block(uint key0, uint key1, uint counter0, uint counter1, uint first, uint second)
    {
        Vector<uint> lanes = Vector.CreateSequence(0u, 1u);

        (Vector<uint> a, Vector<uint> b) = Threefry2x32.Block(key0, key1, new Vector<uint>(counter0) - lanes, new Vector<uint>(counter1) + lanes);

        Assert.Equal((first, second), (a[0], b[0]));
        for (int lane = 0; lane < Vector<uint>.Count; lane++)
            Assert.Equal(Threefry2x32.Block(key0, key1, counter0 - (uint)lane, counter1 + (uint)lane), (a[lane], b[lane]));
    }
}
