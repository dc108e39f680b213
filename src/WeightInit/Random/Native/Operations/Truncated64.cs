using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>Point 19 for bounds as far below the mean as above it.</summary>
internal readonly struct SymmetricTruncated64(TailMasses masses, double mean, double std, double minimum, double maximum) : IOperation64
{
    private readonly double _tail = masses.BelowLow;
    private readonly double _width = masses.Between;
    private readonly double _mean = mean;
    private readonly double _std = std;
    private readonly double _minimum = minimum;
    private readonly double _maximum = maximum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TReal unit = Quantile64<TLanes, TWord, TReal>.Symmetric(words, _tail, _width);
        TReal value = TLanes.FusedMultiplyAdd(unit, TLanes.Real(_std), TLanes.Real(_mean));
        return TLanes.Min(TLanes.Max(value, TLanes.Real(_minimum)), TLanes.Real(_maximum));
    }
}

/// <summary>Point 19 for any bounds.</summary>
internal readonly struct AsymmetricTruncated64(TailMasses masses, double mean, double std, double minimum, double maximum) : IOperation64
{
    private readonly TailMasses _masses = masses;
    private readonly double _mean = mean;
    private readonly double _std = std;
    private readonly double _minimum = minimum;
    private readonly double _maximum = maximum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TReal unit = Quantile64<TLanes, TWord, TReal>.Asymmetric(words, _masses);
        TReal value = TLanes.FusedMultiplyAdd(unit, TLanes.Real(_std), TLanes.Real(_mean));
        return TLanes.Min(TLanes.Max(value, TLanes.Real(_minimum)), TLanes.Real(_maximum));
    }
}
