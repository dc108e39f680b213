using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>Point 10 for bounds as far below the mean as above it: one side of the table and a sign.</summary>
internal readonly unsafe struct SymmetricTruncated32(float* table, float mean, float std, float smallest, float largest) : IQuantile32
{
    private readonly float* _table = table;
    private readonly float _mean = mean;
    private readonly float _std = std;
    private readonly float _smallest = smallest;
    private readonly float _largest = largest;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TReal unit = Quantile32<TLanes, TWord, TReal>.Symmetric(_table, words);
        TReal value = TLanes.FusedMultiplyAdd(unit, TLanes.Real(_std), TLanes.Real(_mean));
        return TLanes.Min(TLanes.Max(value, TLanes.Real(_smallest)), TLanes.Real(_largest));
    }

    public float* Table => _table;

    public (float Mean, float Std, float Smallest, float Largest) Numbers => (_mean, _std, _smallest, _largest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Finish<TLanes, TWord, TReal>(TReal unit, TReal mean, TReal std, TReal smallest, TReal largest)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        TLanes.Min(TLanes.Max(TLanes.FusedMultiplyAdd(unit, std, mean), smallest), largest);
}

/// <summary>Point 10 for any bounds: the word's sign bit says from which of them the probability is counted.</summary>
internal readonly unsafe struct AsymmetricTruncated32(float* table, float mean, float std, float smallest, float largest) : IOperation32
{
    private readonly float* _table = table;
    private readonly float _mean = mean;
    private readonly float _std = std;
    private readonly float _smallest = smallest;
    private readonly float _largest = largest;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TReal unit = Quantile32<TLanes, TWord, TReal>.Asymmetric(_table, words);
        TReal value = TLanes.FusedMultiplyAdd(unit, TLanes.Real(_std), TLanes.Real(_mean));
        return TLanes.Min(TLanes.Max(value, TLanes.Real(_smallest)), TLanes.Real(_largest));
    }
}
