using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>Point 8: the quantile of a unit law by a <see cref="QuantileTable"/>, a polynomial of degree 7 for each word.</summary>
/// <remarks>
/// The vectors look coefficients up in registers, which hold only some rows: the likely ones, nearest to the centre. A vector
/// with a word from farther out takes the second way, which reads any row.
/// </remarks>
internal static unsafe class Quantile32<TLanes, TWord, TReal>
    where TLanes : ILanes32<TWord, TReal>
    where TWord : unmanaged
    where TReal : unmanaged
{
    private const uint TailMask = 0x7FFF_FFFF;

    /// <summary>A table whose side 1 is side 0 negated: only side 0 is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Symmetric(float* table, TWord words)
    {
        (TWord slot, TReal v) = Locate(words);
        TReal r;
        if (OutsideWindow(words))
        {
            TWord index = TLanes.And(slot, TLanes.Word(31));
            r = TLanes.Gather(Column(table, 7), index);
            for (int j = 6; j >= 0; j--)
                r = TLanes.FusedMultiplyAdd(r, v, TLanes.Gather(Column(table, j), index));
        }
        else
        {
            r = TLanes.Pick(Row(table, 7, 0), slot);
            r = TLanes.FusedMultiplyAdd(r, v, TLanes.Pick(Row(table, 6, 0), slot));
            r = TLanes.FusedMultiplyAdd(r, v, TLanes.Pick(Row(table, 5, 0), slot));
            r = TLanes.FusedMultiplyAdd(r, v, TLanes.Pick(Row(table, 4, 0), slot));
            r = TLanes.FusedMultiplyAdd(r, v, TLanes.Pick(Row(table, 3, 0), slot));
            r = TLanes.FusedMultiplyAdd(r, v, TLanes.Pick(Row(table, 2, 0), slot));
            r = TLanes.FusedMultiplyAdd(r, v, TLanes.Pick(Row(table, 1, 0), slot));
            r = TLanes.FusedMultiplyAdd(r, v, TLanes.Pick(Row(table, 0, 0), slot));
        }

        return TLanes.AsReal(TLanes.Xor(TLanes.AsWord(r), TLanes.And(words, TLanes.Word(~TailMask))));
    }

    /// <summary>A table with two sides, side 1 for words whose top bit is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Asymmetric(float* table, TWord words)
    {
        (TWord slot, TReal v) = Locate(words);
        TReal r;
        if (OutsideWindow(words))
        {
            TWord index = TLanes.Or(TLanes.And(slot, TLanes.Word(31)), TLanes.And(TLanes.ShiftRight(words, 26), TLanes.Word(32)));
            r = TLanes.Gather(Column(table, 7), index);
            for (int j = 6; j >= 0; j--)
                r = TLanes.FusedMultiplyAdd(r, v, TLanes.Gather(Column(table, j), index));
        }
        else
        {
            TWord side = TLanes.SideSlot(slot, words);
            r = TLanes.PickSide(Row(table, 7, 0), Row(table, 7, 1), side, words);
            r = TLanes.FusedMultiplyAdd(r, v, TLanes.PickSide(Row(table, 6, 0), Row(table, 6, 1), side, words));
            r = TLanes.FusedMultiplyAdd(r, v, TLanes.PickSide(Row(table, 5, 0), Row(table, 5, 1), side, words));
            r = TLanes.FusedMultiplyAdd(r, v, TLanes.PickSide(Row(table, 4, 0), Row(table, 4, 1), side, words));
            r = TLanes.FusedMultiplyAdd(r, v, TLanes.PickSide(Row(table, 3, 0), Row(table, 3, 1), side, words));
            r = TLanes.FusedMultiplyAdd(r, v, TLanes.PickSide(Row(table, 2, 0), Row(table, 2, 1), side, words));
            r = TLanes.FusedMultiplyAdd(r, v, TLanes.PickSide(Row(table, 1, 0), Row(table, 1, 1), side, words));
            r = TLanes.FusedMultiplyAdd(r, v, TLanes.PickSide(Row(table, 0, 0), Row(table, 0, 1), side, words));
        }

        return r;
    }

    /// <summary>The slot of a word's tail integer, in its low five bits, and the polynomial's variable.</summary>
    /// <remarks>
    /// float(k) rounds up to 2^30 for the 32 integers before it and then selects the centre's slot with v = -1/2, where the
    /// centre's polynomial has the same value: nothing to guard against.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (TWord Slot, TReal V) Locate(TWord words)
    {
        TWord centre = TLanes.SpreadSign(TLanes.Add(words, words));
        TReal t = TLanes.Add(TLanes.ToReal(TLanes.And(TLanes.Xor(words, centre), TLanes.Word(TailMask))), TLanes.Real(0.5f));
        TWord bits = TLanes.AsWord(t);
        TWord slot = TLanes.Select(centre, TLanes.Word(QuantileTable.CentreSlot), TLanes.ShiftRight(bits, 23));
        TWord significand = TLanes.Or(TLanes.And(bits, TLanes.Word(0x007F_FFFF)), TLanes.Word(0x3F80_0000));
        TReal octave = TLanes.Subtract(TLanes.AsReal(significand), TLanes.Real(1.5f));

        // t · -2^-31, by its exponent and sign: the multiplier has enough to do.
        TReal fold = TLanes.AsReal(TLanes.Add(bits, TLanes.Word(0x7080_0000)));
        return (slot, TLanes.AsReal(TLanes.Select(centre, TLanes.AsWord(fold), TLanes.AsWord(octave))));
    }

    /// <summary>Whether a tail integer is below 2^<see cref="ILanes32{TWord, TReal}.WindowStart"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool OutsideWindow(TWord words) =>
        TLanes.WindowStart != 0 && TLanes.AnyZero(TLanes.And(words, TLanes.Word(TailMask & (uint.MaxValue << TLanes.WindowStart))));

    internal static float* Row(float* table, int term, int side) =>
        table + TLanes.Window + (term * TLanes.WindowStride) + (side * (TLanes.WindowStride / 2));

    private static float* Column(float* table, int term) => table + QuantileTable.Whole + (term * 2 * QuantileTable.Slots);
}
