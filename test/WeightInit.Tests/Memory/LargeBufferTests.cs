using System.Buffers;

namespace WeightInit.Tests.Memory;

public class LargeBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_003)]
    public void Holds_what_is_drawn_into_it(int length)
    {
        RandomKey key = RandomKey.FromSeed(42).For("w");
        float[] expected = new float[length];
        key.Fill<float>(expected, new Normal(0, 1));
        using LargeBuffer<float> buffer = new(length);

        key.FillParallel(buffer.Memory, new Normal(0, 1));

        Assert.True(expected.AsSpan().SequenceEqual(buffer.GetSpan()));
        Assert.Equal(length, buffer.Length);
    }

    [Fact]
    public unsafe void Begins_at_a_large_page()
    {
        using LargeBuffer<double> buffer = new(10);
        using MemoryHandle pinned = buffer.Pin();

        Assert.Equal(0, (nint)pinned.Pointer % (2 << 20));
    }

    [Fact]
    public void Large_pages_are_asked_for_on_Linux() =>
        Assert.Equal(OperatingSystem.IsLinux() && Directory.Exists("/sys/kernel/mm/transparent_hugepage"), Asked());

    [Fact]
    public void A_length_below_0_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new LargeBuffer<float>(-1));

    [Fact]
    public void What_was_given_back_is_refused()
    {
        LargeBuffer<float> buffer = new(16);
        buffer.Dispose();
        buffer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => buffer.GetSpan());
        Assert.Throws<ObjectDisposedException>(() => buffer.Pin());
    }

    private static bool Asked()
    {
        using LargeBuffer<float> buffer = new(1 << 20);
        return buffer.AskedForLargePages;
    }
}
