using System.Text;
using WeightInit.Tests;

namespace WeightInit.Models.Tests.Npy;

public class Crc32Tests
{
    [Theory]
    [InlineData("", 0u)]
    [InlineData("a", 0xe8b7be43u)]
    [InlineData("123456789", 0xcbf43926u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414fa339u)]
    public void Published_values(string text, uint expected) => Assert.Equal(expected, Crc32.Append(0, Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Stretches_combine_to_the_whole()
    {
        byte[] bytes = new byte[1000];
        new Random(1).NextBytes(bytes);
        uint whole = Crc32.Append(0, bytes);
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            uint first = Crc32.Append(0, bytes.AsSpan(0, cut));
            Assert.Equal(whole, Crc32.Append(first, bytes.AsSpan(cut)));
            Assert.Equal(whole, Crc32.Combine(first, Crc32.Append(0, bytes.AsSpan(cut)), bytes.Length - cut));
        }
    }

    [NumPyFact]
    public void Python_has_the_same_checksums()
    {
        string output = DebianPython.Run("-", """
            import zlib
            zeros = bytes(1 << 20)
            checksum = 0
            for _ in range(300): checksum = zlib.crc32(zeros, checksum)
            print(checksum, zlib.crc32(bytes(i * i % 251 for i in range(99999))))
            """);
        uint mebibyte = Crc32.Append(0, new byte[1 << 20]);
        uint zeros = 0;
        for (int i = 0; i < 300; i++)
            zeros = Crc32.Combine(zeros, mebibyte, 1 << 20);
        uint squares = Crc32.Append(0, [.. Enumerable.Range(0, 99_999).Select(i => (byte)((long)i * i % 251))]);

        Assert.Equal($"{zeros} {squares}", output.Trim());
    }
}
