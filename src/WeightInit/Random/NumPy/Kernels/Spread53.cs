using System.Runtime.CompilerServices;
using WeightInit.Native;

namespace WeightInit.NumPyKernels;

/// <summary>low + range · u, two roundings, with u of 27 bits of a first word and 26 of a second, as NumPy takes them.</summary>
internal readonly struct Spread53(double low, double range) : IOperation64
{
    private const double Step = 1.0 / (1ul << 53);

    private readonly double _low = low;
    private readonly double _range = range;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        TLanes.Add(TLanes.Real(_low), TLanes.Multiply(TLanes.Real(_range), Unit<TLanes, TWord, TReal>(words)));

    /// <summary>u alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Unit<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TWord high = TLanes.ShiftLeft(TLanes.And(words, TLanes.Word(0xFFFF_FFE0)), 21);
        TWord bits = TLanes.Or(high, TLanes.ShiftRight(words, 38));
        return TLanes.Multiply(TLanes.NearestReal(bits), TLanes.Real(Step));
    }
}
