using System.Numerics;
using WeightInit.Native;

namespace WeightInit.Xla;

/// <summary>
/// Bits with <c>jax_threefry_partitionable</c>: element i has the block (a, b) of counter (i / 2^32, i mod 2^32) to itself:
/// 32 bits are a ^ b, 64 bits are a and then b, 16 and 8 bits the low ones of a ^ b.
/// </summary>
internal sealed class PartitionableBits(uint key0, uint key1) : JaxBits
{
    private const int Chunk = 256;

    /// <summary>An operation on the 32 bits of each element.</summary>
    internal unsafe void Fill<TOperation>(Span<float> destination, TOperation operation, long start)
        where TOperation : struct, IOperation32
    {
        uint* key = stackalloc uint[] { key0, key1 };
        fixed (float* to = destination)
            VectorWidth.Run(new KeyFill<TOperation>(key, operation, to, destination.Length, (ulong)start));
    }

    private static readonly Vector<uint> Lanes = Vector.CreateSequence(0u, 1u);

    internal override void Fill(Span<uint> destination, long start)
    {
        int i = 0;
        for (; i + Vector<uint>.Count <= destination.Length; i += Vector<uint>.Count)
        {
            (Vector<uint> a, Vector<uint> b) = Blocks(start + i);
            (a ^ b).CopyTo(destination[i..]);
        }

        for (; i < destination.Length; i++)
        {
            (uint a, uint b) = Block(start + i);
            destination[i] = a ^ b;
        }
    }

    internal override void Fill(Span<ulong> destination, long start)
    {
        int i = 0;
        for (; i + Vector<uint>.Count <= destination.Length; i += Vector<uint>.Count)
        {
            (Vector<uint> a, Vector<uint> b) = Blocks(start + i);
            Vector.Widen(a, out Vector<ulong> lowA, out Vector<ulong> highA);
            Vector.Widen(b, out Vector<ulong> lowB, out Vector<ulong> highB);
            ((lowA << 32) | lowB).CopyTo(destination[i..]);
            ((highA << 32) | highB).CopyTo(destination[(i + Vector<ulong>.Count)..]);
        }

        for (; i < destination.Length; i++)
        {
            (uint a, uint b) = Block(start + i);
            destination[i] = ((ulong)a << 32) | b;
        }
    }

    internal override void Fill(Span<ushort> destination, long start)
    {
        Span<uint> words = stackalloc uint[Chunk];
        for (int done = 0; done < destination.Length; done += Chunk)
        {
            Span<uint> part = words[..Math.Min(Chunk, destination.Length - done)];
            Fill(part, start + done);
            for (int i = 0; i < part.Length; i++)
                destination[done + i] = (ushort)part[i];
        }
    }

    internal override void Fill(Span<byte> destination, long start)
    {
        Span<uint> words = stackalloc uint[Chunk];
        for (int done = 0; done < destination.Length; done += Chunk)
        {
            Span<uint> part = words[..Math.Min(Chunk, destination.Length - done)];
            Fill(part, start + done);
            for (int i = 0; i < part.Length; i++)
                destination[done + i] = (byte)part[i];
        }
    }

    private (uint A, uint B) Block(long element) => Threefry2x32.Block(key0, key1, (uint)(element >> 32), (uint)element);

    private (Vector<uint> A, Vector<uint> B) Blocks(long element)
    {
        Vector<uint> low = new Vector<uint>((uint)element) + Lanes;

        // A lane below the first one has passed 2^32.
        Vector<uint> carry = Vector.LessThan(low, new Vector<uint>((uint)element)) & Vector<uint>.One;
        return Threefry2x32.Block(key0, key1, new Vector<uint>((uint)(element >> 32)) + carry, low);
    }
}
