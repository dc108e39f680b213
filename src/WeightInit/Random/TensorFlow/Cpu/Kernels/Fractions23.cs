using System.Runtime.CompilerServices;
using WeightInit.Native;

namespace WeightInit.TensorFlowCpu;

/// <summary>u · factor + addend, two roundings, u being the low 23 bits of a word.</summary>
internal readonly struct Fractions23(float factor, float addend) : IOperation32
{
    private readonly float _factor = factor;
    private readonly float _addend = addend;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TWord bits = TLanes.Or(TLanes.And(words, TLanes.Word(0x7FFFFF)), TLanes.Word(0x3F800000));
        TReal unit = TLanes.Subtract(TLanes.AsReal(bits), TLanes.Real(1));
        return TLanes.Add(TLanes.Multiply(unit, TLanes.Real(_factor)), TLanes.Real(_addend));
    }
}
