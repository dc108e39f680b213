using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>
/// Point 17: the quantile of a unit law in float64, by the formulas of <see cref="NormalTail"/> in their order. No FMA, for
/// what emulates one in float64 costs more than it saves.
/// </summary>
internal static class Quantile64<TLanes, TWord, TReal>
    where TLanes : ILanes64<TWord, TReal>
    where TWord : unmanaged
    where TReal : unmanaged
{
    private const ulong TailMask = 0x7FFF_FFFF_FFFF_FFFF;
    private const double TwoToMinus64 = 5.421010862427522e-20;

    /// <summary>Bounds at equal distances, or none: what lies beyond each of them, and what between.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Symmetric(TWord words, double tail, double width)
    {
        TWord k = TLanes.And(words, TLanes.Word(TailMask));
        TReal p = TLanes.Add(TLanes.Real(tail), TLanes.Multiply(Fraction(k), TLanes.Real(width)));

        // The distance to the middle is counted from there: near 0 every value has all its digits, and none is 0.
        TReal q = TLanes.Multiply(Fraction(TLanes.Xor(k, TLanes.Word(TailMask))), TLanes.Real(width));
        return WithSign(UpperQuantile(p, q), TLanes.And(words, TLanes.Word(~TailMask)));
    }

    /// <summary>Any bounds: the word's top bit says from which of them the probability is counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Asymmetric(TWord words, in TailMasses masses)
    {
        TWord lower = TLanes.TopBit(words);
        TReal step = TLanes.Multiply(Fraction(TLanes.And(words, TLanes.Word(TailMask))), TLanes.Real(masses.Between));
        TReal up = WithSign(step, TLanes.And(TLanes.Xor(words, TLanes.Word(~TailMask)), TLanes.Word(~TailMask)));
        TReal below = TLanes.Add(TLanes.Select(lower, TLanes.Real(masses.BelowLow), TLanes.Real(masses.BelowHigh)), up);
        TReal above = TLanes.Subtract(TLanes.Select(lower, TLanes.Real(masses.AboveLow), TLanes.Real(masses.AboveHigh)), up);
        TWord right = TLanes.Less(above, below);
        TReal p = TLanes.Select(right, above, below);
        TReal value = UpperQuantile(p, TLanes.Subtract(TLanes.Real(0.5), p));
        return WithSign(value, TLanes.And(TLanes.Xor(right, TLanes.Word(ulong.MaxValue)), TLanes.Word(~TailMask)));
    }

    /// <summary>(k + 1/2) · 2^-64, with the roundings of float64(k) and of the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Fraction(TWord k) =>
        TLanes.Multiply(TLanes.Add(TLanes.NearestReal(k), TLanes.Real(0.5)), TLanes.Real(TwoToMinus64));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal WithSign(TReal value, TWord sign) => TLanes.AsReal(TLanes.Xor(TLanes.AsWord(value), sign));

    /// <summary><see cref="NormalTail.UpperQuantile(double)"/>, with q = 1/2 - p from whoever knows it better.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal UpperQuantile(TReal p, TReal q)
    {
        TReal x = TLanes.Subtract(TLanes.Real(NormalTail.CentreSquare), TLanes.Multiply(q, q));
        TReal centre = TLanes.Divide(TLanes.Multiply(q, Horner(NormalTail.CentreOver, x)), Horner(NormalTail.CentreUnder, x));
        TWord tail = TLanes.Less(TLanes.Real(NormalTail.CentreReach), q);
        return TLanes.Any(tail) ? TLanes.Select(tail, Tail(p), centre) : centre;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Tail(TReal p)
    {
        TReal r = TLanes.Sqrt(TLanes.Subtract(TLanes.Real(0), Log(p)));
        TReal x = TLanes.Subtract(r, TLanes.Real(NormalTail.MiddleOrigin));
        TReal middle = TLanes.Divide(Horner(NormalTail.MiddleOver, x), Horner(NormalTail.MiddleUnder, x));
        TWord far = TLanes.Less(TLanes.Real(NormalTail.MiddleReach), r);
        if (!TLanes.Any(far))
            return middle;
        x = TLanes.Subtract(r, TLanes.Real(NormalTail.FarOrigin));
        return TLanes.Select(far, TLanes.Divide(Horner(NormalTail.FarOver, x), Horner(NormalTail.FarUnder, x)), middle);
    }

    /// <summary><see cref="NormalTail.Log"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Log(TReal value)
    {
        TWord bits = TLanes.AsWord(value);
        TWord biased = TLanes.Or(TLanes.ShiftRight(bits, 52), TLanes.Word(0x4330_0000_0000_0000));
        TReal exponent = TLanes.Subtract(TLanes.AsReal(biased), TLanes.Real(4503599627370496.0 + 1023));
        TReal m = TLanes.AsReal(TLanes.Or(TLanes.And(bits, TLanes.Word(0x000F_FFFF_FFFF_FFFF)), TLanes.Word(0x3FF0_0000_0000_0000)));
        TWord halve = TLanes.Less(TLanes.Real(NormalTail.Sqrt2), m);
        m = TLanes.Select(halve, TLanes.Multiply(m, TLanes.Real(0.5)), m);
        exponent = TLanes.Select(halve, TLanes.Add(exponent, TLanes.Real(1)), exponent);

        TReal s = TLanes.Divide(TLanes.Subtract(m, TLanes.Real(1)), TLanes.Add(m, TLanes.Real(1)));
        TReal z = TLanes.Multiply(s, s);
        TReal sum = TLanes.Real(0);
        foreach (double term in NormalTail.LogTerms)
            sum = TLanes.Multiply(TLanes.Add(sum, TLanes.Real(term)), z);
        TReal r = TLanes.Multiply(TLanes.Real(2), s);
        TReal low = TLanes.Add(TLanes.Multiply(r, sum), TLanes.Multiply(exponent, TLanes.Real(NormalTail.Ln2Low)));
        return TLanes.Add(TLanes.Multiply(exponent, TLanes.Real(NormalTail.Ln2High)), TLanes.Add(r, low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Horner(ReadOnlySpan<double> coefficients, TReal x)
    {
        TReal value = TLanes.Real(coefficients[0]);
        for (int i = 1; i < coefficients.Length; i++)
            value = TLanes.Add(TLanes.Multiply(value, x), TLanes.Real(coefficients[i]));
        return value;
    }
}
