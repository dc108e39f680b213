using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>Point 18: mean + std times the unit quantile, one rounding.</summary>
internal readonly struct Normal64(double mean, double std) : IOperation64
{
    private readonly double _mean = mean;
    private readonly double _std = std;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TReal unit = Quantile64<TLanes, TWord, TReal>.Symmetric(words, 0, 1);
        return TLanes.FusedMultiplyAdd(unit, TLanes.Real(_std), TLanes.Real(_mean));
    }
}
