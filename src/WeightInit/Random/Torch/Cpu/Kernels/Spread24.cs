using System.Runtime.CompilerServices;
using WeightInit.Native;

namespace WeightInit.TorchCpu;

/// <summary>low + range · u in one fused multiply-add, u being the low 24 bits of a word; what equals a number becomes low.</summary>
/// <param name="low">The lower bound.</param>
/// <param name="range">The distance of the bounds.</param>
/// <param name="excluded">From 2.12 on the upper bound; before, infinity.</param>
internal readonly struct Spread24(float low, float range, float excluded) : IOperation32
{
    private const uint Mask = (1u << 24) - 1;
    private const float Step = 1f / (1u << 24);

    private readonly float _low = low;
    private readonly float _range = range;
    private readonly float _excluded = excluded;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TReal bound = TLanes.Real(_excluded);
        TReal value = TLanes.FusedMultiplyAdd(Unit<TLanes, TWord, TReal>(words), TLanes.Real(_range), TLanes.Real(_low));
        TWord differs = TLanes.Or(TLanes.Less(value, bound), TLanes.Less(bound, value));
        return TLanes.AsReal(TLanes.Select(differs, TLanes.AsWord(value), TLanes.AsWord(TLanes.Real(_low))));
    }

    /// <summary>u alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Unit<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        TLanes.Multiply(TLanes.ToReal(TLanes.And(words, TLanes.Word(Mask))), TLanes.Real(Step));
}
