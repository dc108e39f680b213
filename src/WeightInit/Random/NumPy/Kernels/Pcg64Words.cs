using System.Runtime.CompilerServices;
using WeightInit.Native;

namespace WeightInit.NumPyKernels;

/// <summary>
/// Words of PCG64: as many states as two vectors have lanes, each of which goes that many steps at a time, so that a product need not
/// wait for the one before.
/// </summary>
/// <remarks>A product of 64 bits by 64 is four of 32 by 32; of the two that only the upper half takes three are enough.</remarks>
/// <param name="low">The low halves of the next 2 · lanes states; afterwards those of the last.</param>
/// <param name="high">Their high halves.</param>
/// <param name="factor">The multiplier of so many steps.</param>
/// <param name="term">Their increment.</param>
/// <param name="words">Where the words go.</param>
/// <param name="count">How many, a multiple of 2 · lanes.</param>
internal readonly unsafe struct Pcg64Words(ulong* low, ulong* high, UInt128 factor, UInt128 term, ulong* words, int count) : IKernel64
{
    private readonly ulong* _low = low;
    private readonly ulong* _high = high;
    private readonly ulong* _words = words;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes, TWord, TReal>()
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        ulong* to = _words;
        (ulong factorLow, ulong factorHigh) = ((ulong)factor, (ulong)(factor >> 64));
        TWord f0 = TLanes.Word((uint)factorLow), f1 = TLanes.Word(factorLow >> 32), f2 = TLanes.Word((uint)factorHigh), f3 = TLanes.Word(factorHigh >> 32);
        TWord termLow = TLanes.Word((ulong)term), termHigh = TLanes.Word((ulong)(term >> 64));
        TWord aLow = TLanes.Load(_low), aHigh = TLanes.Load(_high);
        TWord bLow = TLanes.Load(_low + TLanes.Count), bHigh = TLanes.Load(_high + TLanes.Count);
        for (int i = 0; i < count; i += 2 * TLanes.Count)
        {
            TLanes.Store(Output<TLanes, TWord, TReal>(aLow, aHigh), to + i);
            TLanes.Store(Output<TLanes, TWord, TReal>(bLow, bHigh), to + i + TLanes.Count);
            TLanes.Store(aLow, _low);
            TLanes.Store(aHigh, _high);
            TLanes.Store(bLow, _low + TLanes.Count);
            TLanes.Store(bHigh, _high + TLanes.Count);
            Step<TLanes, TWord, TReal>(ref aLow, ref aHigh, f0, f1, f2, f3, termLow, termHigh);
            Step<TLanes, TWord, TReal>(ref bLow, ref bHigh, f0, f1, f2, f3, termLow, termHigh);
        }
    }

    /// <summary>The halves folded into one and turned by the top six bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWord Output<TLanes, TWord, TReal>(TWord low, TWord high)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        TLanes.RotateRight(TLanes.Xor(high, low), TLanes.ShiftRight(high, 58));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TLanes, TWord, TReal>(
        ref TWord low, ref TWord high, TWord f0, TWord f1, TWord f2, TWord f3, TWord termLow, TWord termHigh)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TWord half = TLanes.Word(uint.MaxValue);
        TWord lowUpper = TLanes.ShiftRight(low, 32);
        TWord p00 = TLanes.MultiplyLow(low, f0);
        TWord p01 = TLanes.MultiplyLow(low, f1);
        TWord p10 = TLanes.MultiplyLow(lowUpper, f0);
        TWord p11 = TLanes.MultiplyLow(lowUpper, f1);
        TWord middle = TLanes.Add(TLanes.ShiftRight(p00, 32), TLanes.Add(TLanes.And(p01, half), TLanes.And(p10, half)));
        TWord product = TLanes.Or(TLanes.And(p00, half), TLanes.ShiftLeft(middle, 32));
        TWord carried = TLanes.Add(
            TLanes.Add(p11, TLanes.ShiftRight(middle, 32)), TLanes.Add(TLanes.ShiftRight(p01, 32), TLanes.ShiftRight(p10, 32)));

        // What only the upper half takes: low · the factor's upper half, and the upper half · the factor's low one.
        TWord crossed = TLanes.Add(
            TLanes.Add(TLanes.MultiplyLow(low, f3), TLanes.MultiplyLow(lowUpper, f2)),
            TLanes.Add(TLanes.MultiplyLow(high, f1), TLanes.MultiplyLow(TLanes.ShiftRight(high, 32), f0)));
        carried = TLanes.Add(carried, TLanes.Add(TLanes.MultiplyLow(low, f2), TLanes.MultiplyLow(high, f0)));
        carried = TLanes.Add(TLanes.Add(carried, TLanes.ShiftLeft(crossed, 32)), termHigh);

        low = TLanes.Add(product, termLow);
        high = TLanes.Subtract(carried, TLanes.LessWord(low, termLow));
    }
}
