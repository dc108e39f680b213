using System.Runtime.CompilerServices;
using WeightInit.Native;

namespace WeightInit.Xla;

/// <summary>erf_inv(u) · factor, u being <see cref="Fractions23"/>: the steps of <see cref="XlaErfInv32"/> in its order, as many at once as there are lanes.</summary>
internal readonly struct Quantiles32(float low, float span, float factor) : IOperation32
{
    private readonly Fractions23 _uniforms = new(low, span);
    private readonly float _factor = factor;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TLanes, TWord, TReal>(TWord words)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TReal unit = Lanes<TLanes, TWord, TReal>.ErfInv(_uniforms.Apply<TLanes, TWord, TReal>(words));
        return Fractions23.Flush<TLanes, TWord, TReal>(TLanes.Multiply(unit, TLanes.Real(_factor)));
    }

    private static class Lanes<TLanes, TWord, TReal>
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static TReal ErfInv(TReal x)
        {
            TReal l = Log1P(TLanes.Multiply(x, Negated(x)));
            TReal p = Central(TLanes.Subtract(TLanes.Real(-2.5f), l));
            TWord inside = TLanes.Less(TLanes.Real(-5), l);
            if (TLanes.AnyZero(inside))
                p = Select(inside, p, Tail(TLanes.Subtract(TLanes.Sqrt(Negated(l)), TLanes.Real(3))));
            TWord size = TLanes.And(TLanes.AsWord(x), TLanes.Word(0x7FFF_FFFF));
            TWord below = TLanes.Less(size, TLanes.Word(0x3F80_0000));
            return TLanes.Multiply(x, Select(below, p, TLanes.Real(float.PositiveInfinity)));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TReal Log1P(TReal x)
        {
            TWord size = TLanes.And(TLanes.AsWord(x), TLanes.Word(0x7FFF_FFFF));
            TWord near = TLanes.Less(TLanes.AsReal(size), TLanes.Real(XlaErfInv32.SmallArgument));
            return Select(near, NearZero(x), Log(TLanes.Max(TLanes.Add(x, TLanes.Real(1)), TLanes.Real(XlaErfInv32.SmallestNormal))));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TReal NearZero(TReal x)
        {
            TReal square = TLanes.Multiply(x, x);
            TReal over = Bits(0x383de04b);
            over = Step(over, x, 0x3eff40c5);
            over = Step(over, x, 0x40d284fa);
            over = Step(over, x, 0x41ef4b9c);
            over = Step(over, x, 0x4273cc76);
            over = Step(over, x, 0x426473ad);
            over = Step(over, x, 0x41a05101);
            TReal under = Bits(0x3f800000);
            under = Step(under, x, 0x417101ad);
            under = Step(under, x, 0x42a6185b);
            under = Step(under, x, 0x435dc32d);
            under = Step(under, x, 0x439a8ca3);
            under = Step(under, x, 0x43586d8a);
            under = Step(under, x, 0x42707982);
            TReal rest = TLanes.Multiply(TLanes.Multiply(x, square), TLanes.Divide(over, under));
            return TLanes.Add(TLanes.FusedMultiplyAdd(TLanes.Real(-0.5f), square, rest), x);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TReal Log(TReal y)
        {
            TWord bits = TLanes.AsWord(y);
            TReal e = TLanes.ToReal(TLanes.Subtract(TLanes.ShiftRight(bits, 23), TLanes.Word(126)));
            TReal m = TLanes.AsReal(TLanes.Or(TLanes.And(bits, TLanes.Word(0x807fffff)), TLanes.Word(0x3f000000)));
            TReal t = TLanes.Subtract(m, TLanes.Real(1));
            TWord small = TLanes.Less(m, TLanes.Real(XlaErfInv32.HalfOfSqrt2));
            e = Select(small, TLanes.Subtract(e, TLanes.Real(1)), e);
            t = Select(small, TLanes.Add(t, m), t);

            TReal z = TLanes.Multiply(t, t);
            TReal cube = TLanes.Multiply(z, t);
            TReal w = TLanes.FusedMultiplyAdd(Triple(0x3d9021bb, 0xbdebd1b8, 0x3def251a, t), cube, Triple(0xbdfe5d4f, 0x3e11e9bf, 0xbe2aae50, t));
            w = TLanes.FusedMultiplyAdd(w, cube, Triple(0x3e4cceac, 0xbe7ffffc, 0x3eaaaaaa, t));
            TReal rest = TLanes.FusedMultiplyAdd(w, cube, TLanes.Multiply(e, TLanes.Real(XlaErfInv32.Ln2Low)));
            TReal sum = TLanes.Add(TLanes.FusedMultiplyAdd(z, TLanes.Real(-0.5f), t), rest);
            return TLanes.FusedMultiplyAdd(e, TLanes.Real(XlaErfInv32.Ln2High), sum);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TReal Central(TReal w)
        {
            TReal sum = Bits(0x32f16588);
            sum = Step(sum, w, 0x34b84b36);
            sum = Step(sum, w, 0xb66c7357);
            sum = Step(sum, w, 0xb6935ac1);
            sum = Step(sum, w, 0x396532db);
            sum = Step(sum, w, 0xbaa45408);
            sum = Step(sum, w, 0xbb88e4ef);
            sum = Step(sum, w, 0x3e7c8f63);
            return Step(sum, w, 0x3fc02e2f);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TReal Tail(TReal w)
        {
            TReal sum = Bits(0xb951f09b);
            sum = Step(sum, w, 0x38d3b56b);
            sum = Step(sum, w, 0x3ab0dc72);
            sum = Step(sum, w, 0xbb70bde7);
            sum = Step(sum, w, 0x3bbc127b);
            sum = Step(sum, w, 0xbbf9c5d7);
            sum = Step(sum, w, 0x3c1aa57e);
            sum = Step(sum, w, 0x3f8036db);
            return Step(sum, w, 0x40354f7e);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TReal Triple(uint a, uint b, uint c, TReal t) => Step(Step(Bits(a), t, b), t, c);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TReal Step(TReal sum, TReal x, uint next) => TLanes.FusedMultiplyAdd(sum, x, Bits(next));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TReal Bits(uint bits) => TLanes.Real(BitConverter.UInt32BitsToSingle(bits));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TReal Negated(TReal x) => TLanes.AsReal(TLanes.Xor(TLanes.AsWord(x), TLanes.Word(0x8000_0000)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TReal Select(TWord mask, TReal ifSet, TReal ifClear) =>
            TLanes.AsReal(TLanes.Select(mask, TLanes.AsWord(ifSet), TLanes.AsWord(ifClear)));
    }
}
