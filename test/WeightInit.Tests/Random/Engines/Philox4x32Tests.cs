using System.Globalization;

namespace WeightInit.Tests.Random.Engines;

public class Philox4x32Tests
{
    // Random123's known answers, tests/kat_vectors: counter and key words, lowest first, then the output.
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void Known_answers(string counter, string key, string answer)
    {
        (uint first, uint second, uint third, uint fourth) = new Philox4x32((ulong)Number(key)).Block(Number(counter));

        Assert.Equal(answer, string.Create(CultureInfo.InvariantCulture, $"{first:x8} {second:x8} {third:x8} {fourth:x8}"));
    }

    private static UInt128 Number(string words) => words.Split(' ').Reverse()
        .Aggregate(UInt128.Zero, (sum, word) => (sum << 32) | uint.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
