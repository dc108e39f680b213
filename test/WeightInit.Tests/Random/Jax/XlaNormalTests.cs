using System.Runtime.InteropServices;
using System.Security.Cryptography;
using WeightInit.Xla;

namespace WeightInit.Tests.Random.JaxStreams;

/// <summary>Every value that a float32 normal of JAX can have, against tools/reference/jax_normal.py: 2^23 of each law.</summary>
public class XlaNormalTests
{
    private const int Count = 1 << 23;

    [Theory]
    [InlineData("normal(std=1)", "9ffa4612027d27822ae3dddd2a30a923607e79184747632c3aa9e72ff0c27bc4")]
    [InlineData("truncated-normal(std=1)", "42243b5b1cac193a50777adf18dbb71f86c1e01baf103b3cdfbc801224ae30b0")]
    [InlineData("truncated-normal(std=1,low=-1.5,high=0.7)", "c0f4722fe50e6a0b1567108ff458cf3d1569a2bcec6e05580af978fa01563c86")]
    public void All_values_are_those_of_the_reference(string law, string digest)
    {
        float[] values = new float[Count];
        XlaLaws.Fill(values.AsSpan(), Distribution.Parse(law), new EveryFraction(), 0, insideJit: false);

        Assert.Equal(digest, Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(values))));
    }

    /// <summary>Element i has the fraction i / 2^23.</summary>
    private sealed class EveryFraction : JaxBits
    {
        internal override void Fill(Span<uint> destination, long start)
        {
            for (int i = 0; i < destination.Length; i++)
                destination[i] = (uint)(start + i) << 9;
        }

        internal override void Fill(Span<ulong> destination, long start) => throw new NotSupportedException();

        internal override void Fill(Span<ushort> destination, long start) => throw new NotSupportedException();

        internal override void Fill(Span<byte> destination, long start) => throw new NotSupportedException();
    }
}
