using System.Globalization;

namespace WeightInit.Tests.Random.Engines;

public class Threefry4x64Tests
{
    private const string Zeros = "0000000000000000 0000000000000000 0000000000000000 0000000000000000";
    private const string Ones = "ffffffffffffffff ffffffffffffffff ffffffffffffffff ffffffffffffffff";

    // Random123's known answers, tests/kat_vectors: counter and key words, then the output. The last key repeats a word there too.
    [Theory]
    [InlineData(Zeros, Zeros, "09218ebde6c85537 55941f5266d86105 4bd25e16282434dc ee29ec846bd2e40b")]
    [InlineData(Ones, Ones, "29c24097942bba1b 0371bbfb0f6f4e11 3c231ffa33f83a1c cd29113fde32d168")]
    [InlineData(
        "243f6a8885a308d3 13198a2e03707344 a4093822299f31d0 082efa98ec4e6c89",
        "452821e638d01377 be5466cf34e90c6c be5466cf34e90c6c c0ac29b7c97c50dd",
        "a7e8fde591651bd9 baafd0c30138319b 84a5c1a729e685b9 901d406ccebc1ba4")]
    public void Known_answers(string counter, string key, string answer)
    {
        ulong[] words = Words(counter);

        Threefry4x64.Block(Words(key), words);

        Assert.Equal(Words(answer), words);
    }

    private static ulong[] Words(string text) => [.. text.Split(' ').Select(word => ulong.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
