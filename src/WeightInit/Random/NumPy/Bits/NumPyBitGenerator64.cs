using WeightInit.Native;
using WeightInit.NumPyKernels;

namespace WeightInit;

/// <summary>
/// A source of 64-bit words. A 32-bit word is half of one, the low half first; the high half waits for the next call, also
/// while 64-bit words are drawn in between.
/// </summary>
public abstract class NumPyBitGenerator64 : NumPyBitGenerator
{
    /// <summary>Words at a time, which stay in the first-level cache until they are doubles.</summary>
    private const int Chunk = 2048;

    private uint? _half;

    private protected NumPyBitGenerator64()
    {
    }

    /// <inheritdoc/>
    public sealed override uint NextUInt32()
    {
        if (_half is uint waiting)
        {
            _half = null;
            return waiting;
        }

        ulong word = NextUInt64();
        _half = (uint)(word >> 32);
        return (uint)word;
    }

    /// <inheritdoc/>
    public sealed override double NextDouble() => (NextUInt64() >> 11) * (1.0 / 9007199254740992.0);

    /// <summary>The next words of 64 bits.</summary>
    internal virtual void Words(Span<ulong> destination)
    {
        foreach (ref ulong word in destination)
            word = NextUInt64();
    }

    /// <inheritdoc/>
    internal sealed override unsafe void Fill(Span<double> destination)
    {
        fixed (double* to = destination)
        {
            for (int done = 0; done < destination.Length; done += Chunk)
            {
                int count = Math.Min(Chunk, destination.Length - done);
                Words(new Span<ulong>(to + done, count));
                VectorWidth.Run64(new WordMap64<Top53>((ulong*)to + done, default, to + done, count));
            }
        }
    }

    /// <summary>Forgets the waiting half, as NumPy does where it moves a generator.</summary>
    private protected void DropHalf() => _half = null;
}
