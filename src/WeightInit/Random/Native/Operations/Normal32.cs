using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>Point 9: mean + std times the unit quantile, one rounding.</summary>
internal readonly unsafe struct Normal32(float* table, float mean, float std) : IQuantile32
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

    public float* Table => _table;

    public (float Mean, float Std, float Smallest, float Largest) Numbers => (_mean, _std, 0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Finish<TLanes, TWord, TReal>(TReal unit, TReal mean, TReal std, TReal smallest, TReal largest)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        TLanes.FusedMultiplyAdd(unit, std, mean);
}
