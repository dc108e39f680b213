using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WeightInit;

internal static partial class Ziggurat
{
    /// <summary>Words at a time: a fraction of the first-level cache.</summary>
    private const int Chunk = 1024;

    /// <summary>
    /// As many doubles as there is room for. Words are taken many at a time, but never more than values are wanted: each value
    /// takes one or more, so none is left over.
    /// </summary>
    [SkipLocalsInit]
    internal static void Fill(NumPyBitGenerator64 bits, Span<double> destination)
    {
        Span<ulong> buffer = stackalloc ulong[Chunk];
        ref double widths = ref Unsafe.As<ulong, double>(ref MemoryMarshal.GetReference(ZigguratTables.DoubleWidths));
        ref ulong bounds = ref MemoryMarshal.GetReference(ZigguratTables.DoubleBounds);
        int done = 0;
        while (done < destination.Length)
        {
            Span<ulong> words = buffer[..Math.Min(Chunk, destination.Length - done)];
            bits.Words(words);
            Reader reader = new(bits, words);
            while (reader.Position < words.Length)
            {
                ulong word = words[reader.Position++];
                nuint layer = (byte)word;
                ulong place = (word >> 9) & 0xFFFFFFFFFFFFF;
                double x = (long)place * Unsafe.Add(ref widths, layer);
                destination[done++] = place < Unsafe.Add(ref bounds, layer)
                    ? BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(x) ^ ((word & 0x100) << 55))
                    : Rejected(ref reader, word);
            }
        }
    }

    // What Double does with a word that its layer does not hold.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Rejected(ref Reader reader, ulong word)
    {
        while (true)
        {
            int layer = (byte)word;
            ulong place = (word >> 9) & 0xFFFFFFFFFFFFF;
            double x = place * BitConverter.UInt64BitsToDouble(ZigguratTables.DoubleWidths[layer]);
            if ((word & 0x100) != 0)
                x = -x;
            if (place < ZigguratTables.DoubleBounds[layer])
                return x;
            if (layer == 0)
                return DoubleTail(ref reader, (place & 0x100) != 0);
            if (IsUnderDensity(layer, x, reader.NextDouble()))
                return x;
            word = reader.Next();
        }
    }

    private static double DoubleTail(ref Reader reader, bool isNegative)
    {
        while (true)
        {
            double beyond = -OverEdge * CMath.LogP1(-reader.NextDouble());
            double bound = -CMath.LogP1(-reader.NextDouble());
            if (bound + bound > beyond * beyond)
                return isNegative ? -(Edge + beyond) : Edge + beyond;
        }
    }

    /// <summary>Words that were taken already, and then those of the generator.</summary>
    private ref struct Reader(NumPyBitGenerator64 bits, ReadOnlySpan<ulong> words)
    {
        private readonly ReadOnlySpan<ulong> _words = words;

        internal int Position;

        internal ulong Next() => Position < _words.Length ? _words[Position++] : bits.NextUInt64();

        internal double NextDouble() => (Next() >> 11) * (1.0 / 9007199254740992.0);
    }
}
