using WeightInit.TensorFlowCpu;
using WeightInit.TorchCpu;
using WeightInit.Xla;

namespace WeightInit.Tests.Random;

/// <summary>The vector kernels of other libraries' laws against the scalar forms that say what they are.</summary>
public class VectorKernelTests
{
    private const int Count = (1 << 18) + 5;

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(uint.MaxValue - 1000L)]
    public void Jax_normals(long start)
    {
        PartitionableBits bits = new(1, 0xDEADBEEF);
        float low = MathF.BitIncrement(-1);
        float[] expected = new float[Count];
        float[] actual = new float[Count];

        XlaScalar<float, XlaFloat32>.Quantiles(expected, low, 2, 1.41421354f, bits, start);
        XlaFloat32.Quantiles(actual, low, 2, 1.41421354f, bits, start);

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Jax_normals_of_every_fraction()
    {
        float low = MathF.BitIncrement(-1);
        EveryFraction bits = new();
        float[] expected = new float[1 << 16];
        float[] actual = new float[1 << 16];
        for (uint first = 0; first < 1 << 23; first += 1 << 16)
        {
            bits.First = first;
            XlaScalar<float, XlaFloat32>.Quantiles(expected, low, 2, 1, bits, 0);
            Fill(new Quantiles32(low, 2, 1), first, actual);
            Assert.True(expected.AsSpan().SequenceEqual(actual), $"fractions from {first} on");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_003)]
    public void TensorFlow_normals(long start)
    {
        // The counter passes 2^64 within.
        PhiloxState state = new(0x0123456789ABCDEF, new UInt128(7, ulong.MaxValue - 5000 - (ulong)(start / 4)));
        float[] expected = new float[Count];
        float[] actual = new float[Count];
        TensorFlowCpu.LawFill.Units<float>(state, expected, TensorFlowCpu.LawKind.Normal, start);

        TensorFlowCpu.LawFill.Fill<float>(state, actual, new Normal(0.3, 0.7), start);

        for (int i = 0; i < Count; i++)
            Assert.Equal((expected[i] * 0.7f) + 0.3f, actual[i]);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(40)]
    [InlineData(1872)]
    [InlineData(50_000)]
    [InlineData(50_007)]
    public void Torch_truncated_normals(int count)
    {
        Source expectedSource = new(TorchVersion.V2_13, Mt19937.FromWord(5));
        Source actualSource = new(TorchVersion.V2_13, Mt19937.FromWord(5));
        float[] expected = new float[count];
        float[] actual = new float[count];

        int rounds = 1;
        TorchCpu.NormalFill.Fill<float>(expectedSource, expected, 0.5, 2, contiguous: true);
        for (; RejectionFill.AnyOutside<float>(expected, -1, 3); rounds++)
        {
            float[] again = new float[count];
            TorchCpu.NormalFill.Fill<float>(expectedSource, again, 0.5, 2, contiguous: true);
            RejectionFill.Replace<float>(expected, again, -1, 3);
        }

        Assert.Equal(rounds, new RejectedNormals(actualSource, 0.5f, 2, -1, 3).Fill(actual));
        Assert.Equal(expected, actual);
        Assert.Equal(expectedSource.Next(), actualSource.Next());
    }

    private static void Fill(Quantiles32 operation, uint first, float[] values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = operation.Apply<WeightInit.Native.Lanes32x1, uint, float>((first + (uint)i) << 9);
    }

    private sealed class EveryFraction : JaxBits
    {
        internal uint First { get; set; }

        internal override void Fill(Span<uint> destination, long start)
        {
            for (int i = 0; i < destination.Length; i++)
                destination[i] = (First + (uint)(start + i)) << 9;
        }

        internal override void Fill(Span<ulong> destination, long start) => throw new NotSupportedException();

        internal override void Fill(Span<ushort> destination, long start) => throw new NotSupportedException();

        internal override void Fill(Span<byte> destination, long start) => throw new NotSupportedException();
    }
}
