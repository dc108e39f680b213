using System.Runtime.CompilerServices;
using WeightInit.Native;

namespace WeightInit.Xla;

/// <summary>max(low, fraction · span + low), the fraction being the top 23 bits of a word; subnormal results are 0.</summary>
internal readonly struct Fractions23(float low, float span) : IOperation32
{
    private const float Step = 1f / (1 << 23);
    private const float SmallestNormal = 1.17549435e-38f;

    private readonly float _low = low;
    private readonly float _span = span;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TReal low = TLanes.Real(_low);
        TReal fraction = TLanes.Multiply(TLanes.ToReal(TLanes.ShiftRight(words, 9)), TLanes.Real(Step));
        return Flush<TLanes, TWord, TReal>(TLanes.Max(low, TLanes.FusedMultiplyAdd(fraction, TLanes.Real(_span), low)));
    }

    /// <summary>0 with its sign for subnormal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Flush<TLanes, TWord, TReal>(TReal value)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TWord bits = TLanes.AsWord(value);
        TWord size = TLanes.And(bits, TLanes.Word(0x7FFF_FFFF));
        TWord subnormal = TLanes.Less(TLanes.AsReal(size), TLanes.Real(SmallestNormal));
        return TLanes.AsReal(TLanes.Select(subnormal, TLanes.And(bits, TLanes.Word(0x8000_0000)), bits));
    }
}
