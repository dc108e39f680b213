using System.Runtime.CompilerServices;
using WeightInit.Native;

namespace WeightInit.NumPyKernels;

/// <summary>The top 53 bits of a word as a multiple of 2^-53 below 1.</summary>
internal readonly struct Top53 : IOperation64
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        TLanes.Multiply(TLanes.NearestReal(TLanes.ShiftRight(words, 11)), TLanes.Real(1.0 / (1ul << 53)));
}
