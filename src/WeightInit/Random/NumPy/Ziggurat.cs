using System.Runtime.CompilerServices;

namespace WeightInit;

/// <summary>
/// NumPy's ziggurat for the standard normal: 256 layers of equal area under the density, most draws inside one.
/// </summary>
/// <remarks>
/// G. Marsaglia and W. W. Tsang, "The Ziggurat Method for Generating Random Variables", Journal of Statistical Software 5 (2000) 8;
/// its tables and its use of the bits are NumPy's.
/// </remarks>
internal static partial class Ziggurat
{
    // Where the tail begins, and its reciprocal.
    private const double Edge = 3.6541528853610087963519472518;
    private const double OverEdge = 0.27366123732975827203338247596;

    /// <summary>One double: bits 0 to 7 choose the layer, bit 8 the sign, 52 more the place.</summary>
    internal static double Double(NumPyBitGenerator bits)
    {
        while (true)
        {
            ulong word = bits.NextUInt64();
            int layer = (byte)word;
            ulong place = (word >> 9) & 0xFFFFFFFFFFFFF;
            double x = place * BitConverter.UInt64BitsToDouble(ZigguratTables.DoubleWidths[layer]);
            if ((word & 0x100) != 0)
                x = -x;
            if (place < ZigguratTables.DoubleBounds[layer])
                return x;
            if (layer == 0)
                return DoubleTail(bits, (place & 0x100) != 0);
            if (IsUnderDensity(layer, x, bits.NextDouble()))
                return x;
        }
    }

    /// <summary>One float: bits 0 to 7 choose the layer, bit 8 the sign, 23 more the place.</summary>
    internal static float Single(NumPyBitGenerator bits)
    {
        while (true)
        {
            uint word = bits.NextUInt32();
            int layer = (byte)word;
            uint place = word >> 9;
            float x = place * BitConverter.UInt32BitsToSingle(ZigguratTables.SingleWidths[layer]);
            if ((word & 0x100) != 0)
                x = -x;
            if (place < ZigguratTables.SingleBounds[layer])
                return x;
            if (layer == 0)
                return SingleTail(bits, (place & 0x100) != 0);
            if (IsUnderDensitySingle(bits, layer, x))
                return x;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsUnderDensity(int layer, double x, double uniform)
    {
        double outer = BitConverter.UInt64BitsToDouble(ZigguratTables.DoubleHeights[layer - 1]);
        double inner = BitConverter.UInt64BitsToDouble(ZigguratTables.DoubleHeights[layer]);
        return ((outer - inner) * uniform) + inner < CMath.Exp(-0.5 * x * x);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsUnderDensitySingle(NumPyBitGenerator bits, int layer, float x)
    {
        float outer = BitConverter.UInt32BitsToSingle(ZigguratTables.SingleHeights[layer - 1]);
        float inner = BitConverter.UInt32BitsToSingle(ZigguratTables.SingleHeights[layer]);
        return ((outer - inner) * bits.NextSingle()) + inner < CMath.Exp(-0.5 * x * x);
    }

    // Beyond the edge: Marsaglia's method of two exponentials.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double DoubleTail(NumPyBitGenerator bits, bool isNegative)
    {
        while (true)
        {
            double beyond = -OverEdge * CMath.LogP1(-bits.NextDouble());
            double bound = -CMath.LogP1(-bits.NextDouble());
            if (bound + bound > beyond * beyond)
                return isNegative ? -(Edge + beyond) : Edge + beyond;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float SingleTail(NumPyBitGenerator bits, bool isNegative)
    {
        while (true)
        {
            float beyond = -(float)OverEdge * CMath.LogP1(-bits.NextSingle());
            float bound = -CMath.LogP1(-bits.NextSingle());
            if (bound + bound > beyond * beyond)
                return isNegative ? -((float)Edge + beyond) : (float)Edge + beyond;
        }
    }
}
