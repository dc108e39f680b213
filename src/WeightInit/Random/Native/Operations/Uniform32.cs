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

/// <summary>
/// The same where (high - low) · 2^-24 is a power of two: the product is exact, so that a sum with one rounding is what a fused
/// multiply-add gives. For processors that have none.
/// </summary>
internal readonly struct ExactUniform32(float low, float scale, float smallest, float largest) : IOperation32
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
        TReal value = TLanes.Add(TLanes.Multiply(fraction, TLanes.Real(_scale)), TLanes.Real(_low));
        return TLanes.Min(TLanes.Max(value, TLanes.Real(_smallest)), TLanes.Real(_largest));
    }
}

/// <summary><see cref="Uniform32"/> where no word leads out of the bounds.</summary>
internal readonly struct FreeUniform32(float low, float scale) : IOperation32
{
    private readonly float _low = low;
    private readonly float _scale = scale;

    /// <summary>Whether the smallest and the largest fraction stay within; those between do then, too. A bound of -0 is kept by the clamp alone.</summary>
    internal static bool Holds(float low, float scale, float smallest, float largest) =>
        smallest <= low && MathF.FusedMultiplyAdd((1 << 24) - 1, scale, low) <= largest && BitConverter.SingleToInt32Bits(low) != int.MinValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        TLanes.FusedMultiplyAdd(TLanes.ToReal(TLanes.ShiftRight(words, 8)), TLanes.Real(_scale), TLanes.Real(_low));
}

/// <summary><see cref="ExactUniform32"/> where no word leads out of the bounds.</summary>
internal readonly struct FreeExactUniform32(float low, float scale) : IOperation32
{
    private readonly float _low = low;
    private readonly float _scale = scale;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        TLanes.Add(TLanes.Multiply(TLanes.ToReal(TLanes.ShiftRight(words, 8)), TLanes.Real(_scale)), TLanes.Real(_low));
}
