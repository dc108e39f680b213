using System.Runtime.CompilerServices;
using WeightInit.Native;

namespace WeightInit.TorchCpu;

/// <summary>
/// PyTorch's float32 blocks of normals, bit for bit as its AVX2 build computes them: Cephes polynomials for log, sine and cosine
/// with the fused multiply-adds that GCC makes of them. Only + - × √ and explicit FMA, so the same bits on every machine.
/// </summary>
/// <remarks>
/// The polynomials are those of the Cephes library (S. L. Moshier) in the arrangement of avx_mathfun (G. Garberoglio, after
/// J. Pommier's sse_mathfun; zlib licence). Which products are fused was found by measurement against PyTorch 1.13.1 to 2.15.0.
/// </remarks>
internal static class BoxMuller<TLanes, TWord, TReal>
    where TLanes : ILanes32<TWord, TReal>
    where TWord : unmanaged
    where TReal : unmanaged
{
    private const float SqrtHalf = 0.707106781186547524f;
    private const float TwoPi = (float)(2 * Math.PI);
    private const float FourOverPi = 1.27323954473516f;

    // π/4 in three parts, and ln 2 in two.
    private const float QuarterPi1 = -0.78515625f;
    private const float QuarterPi2 = -2.4187564849853515625e-4f;
    private const float QuarterPi3 = -3.77489497744594108e-8f;
    private const float Ln2Low = -2.12194440e-4f;
    private const float Ln2High = 0.693359375f;

    /// <summary>Two unit normals of two words each: radius times cosine, and radius times sine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (TReal Cosine, TReal Sine) Pair(TWord radiusWords, TWord angleWords)
    {
        TReal u1 = TLanes.Subtract(TLanes.Real(1), Spread24.Unit<TLanes, TWord, TReal>(radiusWords));
        TReal u2 = Spread24.Unit<TLanes, TWord, TReal>(angleWords);
        TReal radius = TLanes.Sqrt(TLanes.Multiply(Log(u1), TLanes.Real(-2)));
        (TReal sine, TReal cosine) = SineAndCosine(TLanes.Multiply(u2, TLanes.Real(TwoPi)));
        return (TLanes.Multiply(radius, cosine), TLanes.Multiply(radius, sine));
    }

    // For x in [2^-24, 1]: x = 2^e · m with m in [√½, √2).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Log(TReal x)
    {
        TWord bits = TLanes.AsWord(x);
        TReal e = TLanes.ToReal(TLanes.Subtract(TLanes.ShiftRight(bits, 23), TLanes.Word(126)));
        TReal m = TLanes.AsReal(TLanes.Or(TLanes.And(bits, TLanes.Word(0x007FFFFF)), TLanes.Word(0x3F000000)));
        TWord small = TLanes.Less(m, TLanes.Real(SqrtHalf));
        e = TLanes.Subtract(e, Masked(TLanes.Real(1), small));
        m = TLanes.Add(TLanes.Subtract(m, TLanes.Real(1)), Masked(m, small));

        TReal square = TLanes.Multiply(m, m);
        TReal y = TLanes.Real(7.0376836292e-2f);
        y = Step(y, m, -1.1514610310e-1f);
        y = Step(y, m, 1.1676998740e-1f);
        y = Step(y, m, -1.2420140846e-1f);
        y = Step(y, m, 1.4249322787e-1f);
        y = Step(y, m, -1.6668057665e-1f);
        y = Step(y, m, 2.0000714765e-1f);
        y = Step(y, m, -2.4999993993e-1f);
        y = Step(y, m, 3.3333331174e-1f);
        y = TLanes.Multiply(y, m);
        y = TLanes.FusedMultiplyAdd(y, square, TLanes.Multiply(e, TLanes.Real(Ln2Low)));
        y = TLanes.Subtract(y, TLanes.Multiply(square, TLanes.Real(0.5f)));
        return TLanes.Add(TLanes.Add(m, y), TLanes.Multiply(e, TLanes.Real(Ln2High)));
    }

    // For x in [0, 2π]: j, even, counts the eighths of a turn; what is left lies within π/4 of 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TReal Sine, TReal Cosine) SineAndCosine(TReal x)
    {
        TWord j = TLanes.And(
            TLanes.Add(TLanes.Truncate(TLanes.Multiply(x, TLanes.Real(FourOverPi))), TLanes.Word(1)), TLanes.Word(~1u));
        TReal eighths = TLanes.ToReal(j);
        x = TLanes.Add(x, TLanes.Multiply(eighths, TLanes.Real(QuarterPi1)));
        x = TLanes.Add(x, TLanes.Multiply(eighths, TLanes.Real(QuarterPi2)));
        x = TLanes.FusedMultiplyAdd(eighths, TLanes.Real(QuarterPi3), x);

        TWord sineSign = TLanes.ShiftLeft(TLanes.And(j, TLanes.Word(4)), 29);
        TWord turned = TLanes.Xor(TLanes.Subtract(j, TLanes.Word(2)), TLanes.Word(uint.MaxValue));
        TWord cosineSign = TLanes.ShiftLeft(TLanes.And(turned, TLanes.Word(4)), 29);
        TWord crossed = TLanes.SpreadSign(TLanes.ShiftLeft(j, 30));

        TReal square = TLanes.Multiply(x, x);
        TReal even = Step(TLanes.Real(2.443315711809948e-5f), square, -1.388731625493765e-3f);
        even = TLanes.Multiply(Step(even, square, 4.166664568298827e-2f), square);
        even = TLanes.Add(TLanes.FusedMultiplyAdd(even, square, TLanes.Multiply(square, TLanes.Real(-0.5f))), TLanes.Real(1));
        TReal odd = Step(TLanes.Real(-1.9515295891e-4f), square, 8.3321608736e-3f);
        odd = TLanes.Multiply(Step(odd, square, -1.6666654611e-1f), square);
        odd = TLanes.FusedMultiplyAdd(odd, x, x);

        TWord sine = TLanes.Select(crossed, TLanes.AsWord(even), TLanes.AsWord(odd));
        TWord cosine = TLanes.Select(crossed, TLanes.AsWord(odd), TLanes.AsWord(even));
        return (TLanes.AsReal(TLanes.Xor(sine, sineSign)), TLanes.AsReal(TLanes.Xor(cosine, cosineSign)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Masked(TReal value, TWord mask) => TLanes.AsReal(TLanes.And(TLanes.AsWord(value), mask));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Step(TReal sum, TReal x, float next) => TLanes.FusedMultiplyAdd(sum, x, TLanes.Real(next));
}
