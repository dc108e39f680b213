using System.Runtime.CompilerServices;
using WeightInit.Native;

namespace WeightInit.TorchCpu;

/// <summary>low + range · u in one fused multiply-add, u being the low 53 bits of two words, the upper one first; what equals a number becomes low.</summary>
internal readonly struct Spread53(double low, double range, double excluded) : IOperation64
{
    private const ulong Mask = (1ul << 53) - 1;
    private const double Step = 1.0 / (1ul << 53);

    private readonly double _low = low;
    private readonly double _range = range;
    private readonly double _excluded = excluded;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TWord turned = TLanes.Or(TLanes.ShiftLeft(words, 32), TLanes.ShiftRight(words, 32));
        TReal unit = TLanes.Multiply(TLanes.NearestReal(TLanes.And(turned, TLanes.Word(Mask))), TLanes.Real(Step));
        TReal value = TLanes.FusedMultiplyAdd(unit, TLanes.Real(_range), TLanes.Real(_low));
        TReal bound = TLanes.Real(_excluded);
        TWord differs = TLanes.Or(TLanes.Less(value, bound), TLanes.Less(bound, value));
        return TLanes.Select(differs, value, TLanes.Real(_low));
    }
}
