using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>Point 9: mean + std times the unit quantile, one rounding.</summary>
internal readonly unsafe struct Normal32(float* table, float mean, float std) : IOperation32
{
    private readonly float* _table = table;
    private readonly float _mean = mean;
    private readonly float _std = std;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        TLanes.FusedMultiplyAdd(Quantile32<TLanes, TWord, TReal>.Symmetric(_table, words), TLanes.Real(_std), TLanes.Real(_mean));
}
