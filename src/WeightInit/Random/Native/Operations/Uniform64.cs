using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>Point 7: the top 53 bits, one FMA, kept below high.</summary>
/// <param name="low">The lower bound.</param>
/// <param name="scale">(high - low) · 2^-53.</param>
/// <param name="largest">The largest double below high.</param>
internal readonly struct Uniform64(double low, double scale, double largest) : IOperation64
{
    private readonly double _low = low;
    private readonly double _scale = scale;
    private readonly double _largest = largest;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TReal fraction = TLanes.NearestReal(TLanes.ShiftRight(words, 11));
        return TLanes.Min(TLanes.FusedMultiplyAdd(fraction, TLanes.Real(_scale), TLanes.Real(_low)), TLanes.Real(_largest));
    }
}
