using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>Point 6: the top 24 bits, one FMA, kept within [smallest, largest].</summary>
/// <param name="low">The lower bound.</param>
/// <param name="scale">(high - low) · 2^-24.</param>
/// <param name="smallest">The smallest value of the target type that is not below low.</param>
/// <param name="largest">The largest value of the target type below high.</param>
internal readonly struct Uniform32(float low, float scale, float smallest, float largest) : IOperation32
{
    private readonly float _low = low;
    private readonly float _scale = scale;
    private readonly float _smallest = smallest;
    private readonly float _largest = largest;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TReal fraction = TLanes.ToReal(TLanes.ShiftRight(words, 8));
        TReal value = TLanes.FusedMultiplyAdd(fraction, TLanes.Real(_scale), TLanes.Real(_low));
        return TLanes.Min(TLanes.Max(value, TLanes.Real(_smallest)), TLanes.Real(_largest));
    }
}
