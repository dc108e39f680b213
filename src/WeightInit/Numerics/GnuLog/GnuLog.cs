using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WeightInit.Native;

namespace WeightInit.Numerics;

/// <summary>
/// The natural logarithm of several doubles at once, bit for bit what glibc's <c>log</c> gives on a processor with FMA, for
/// normal numbers from 2^-1022 to just below 1 + 1/16.
/// </summary>
/// <remarks>
/// The table, polynomials and steps of ARM's optimized-routines (log.c, MIT licence, see NOTICE), with the fused multiply-adds that
/// GCC made of them in glibc 2.28 and later. x = 2^k · z; r = z / c - 1 for a c near z; ln x = k ln 2 + ln c + ln(1 + r).
/// </remarks>
internal static unsafe class GnuLog
{
    private const ulong Offset = 0x3FE6_0000_0000_0000;
    private const double NearOne = 1 - (1.0 / 16);

    private const double Ln2High = 0.6931471805598903;
    private const double Ln2Low = 5.497923018708371e-14;

    private const double A0 = -0.5000000000000001;
    private const double A1 = 0.33333333331825593;
    private const double A2 = -0.2499999999622955;
    private const double A3 = 0.20000304511814496;
    private const double A4 = -0.16667054827627667;

    private const double B0 = -0.5;
    private const double B1 = 0.3333333333333352;
    private const double B2 = -0.24999999999998432;
    private const double B3 = 0.19999999999320328;
    private const double B4 = -0.16666666669929706;
    private const double B5 = 0.14285715076560868;
    private const double B6 = -0.12499997863982555;
    private const double B7 = 0.11110712032936046;
    private const double B8 = -0.10000486757818193;
    private const double B9 = 0.09181994006195467;
    private const double B10 = -0.08328363062289341;

    private static readonly double* Table = Aligned();

    /// <summary>
    /// Whether the C library's log is this one: seen at arguments for which a build without FMA gives other bits, or a correctly
    /// rounded one does.
    /// </summary>
    internal static bool IsExact { get; } = CMath.IsGlibc && ExactFma.IsHardware && Telling().All(x => Of<Lanes64x1, ulong, double>(x) == Math.Log(x));

    /// <summary>ln x for each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Of<TLanes, TWord, TReal>(TReal x)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TReal far = Far<TLanes, TWord, TReal>(x);
        TWord close = TLanes.Less(x, TLanes.Real(NearOne));
        return TLanes.All(close) ? far : TLanes.Select(close, far, Near<TLanes, TWord, TReal>(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Far<TLanes, TWord, TReal>(TReal x)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TWord bits = TLanes.AsWord(x);
        TWord offset = TLanes.Subtract(bits, TLanes.Word(Offset));
        TWord pair = TLanes.And(TLanes.ShiftRight(offset, 44), TLanes.Word(2 * 127));
        TReal k = TLanes.ToReal(TLanes.ShiftRightSigned(offset, 52));
        TReal z = TLanes.AsReal(TLanes.Subtract(bits, TLanes.And(offset, TLanes.Word(0xFFF0_0000_0000_0000))));
        TReal inverse = TLanes.Gather(Table, pair);
        TReal logarithm = TLanes.Gather(Table + 1, pair);

        TReal r = TLanes.FusedMultiplyAdd(z, inverse, TLanes.Real(-1));
        TReal w = TLanes.FusedMultiplyAdd(k, TLanes.Real(Ln2High), logarithm);
        TReal high = TLanes.Add(r, w);
        TReal low = TLanes.Add(TLanes.Subtract(w, high), r);
        low = TLanes.FusedMultiplyAdd(k, TLanes.Real(Ln2Low), low);
        TReal square = TLanes.Multiply(r, r);
        low = TLanes.FusedMultiplyAdd(square, TLanes.Real(A0), low);
        TReal first = TLanes.FusedMultiplyAdd(TLanes.Real(A2), r, TLanes.Real(A1));
        TReal second = TLanes.FusedMultiplyAdd(r, TLanes.Real(A4), TLanes.Real(A3));
        TReal series = TLanes.FusedMultiplyAdd(second, square, first);
        return TLanes.Add(TLanes.FusedMultiplyAdd(TLanes.Multiply(r, square), series, low), high);
    }

    // From 1 - 1/16 on: r = x - 1, whose square is taken exactly in two parts.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Near<TLanes, TWord, TReal>(TReal x)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged
    {
        TReal r = TLanes.Subtract(x, TLanes.Real(1));
        TReal square = TLanes.Multiply(r, r);
        TReal cube = TLanes.Multiply(r, square);
        TReal first = Triple<TLanes, TWord, TReal>(r, square, B1, B2, B3);
        TReal second = Triple<TLanes, TWord, TReal>(r, square, B4, B5, B6);
        TReal third = Triple<TLanes, TWord, TReal>(r, square, B7, B8, B9);
        TReal series = TLanes.FusedMultiplyAdd(cube, TLanes.Real(B10), third);
        series = TLanes.FusedMultiplyAdd(series, cube, second);
        series = TLanes.FusedMultiplyAdd(series, cube, first);

        TReal shift = TLanes.Real(1 << 27);
        TReal rHigh = TLanes.FusedMultiplyAdd(TLanes.Subtract(TLanes.Real(0), shift), r, TLanes.FusedMultiplyAdd(r, shift, r));
        TReal rLow = TLanes.Subtract(r, rHigh);
        TReal squareHigh = TLanes.Multiply(rHigh, rHigh);
        TReal high = TLanes.FusedMultiplyAdd(squareHigh, TLanes.Real(B0), r);
        TReal low = TLanes.FusedMultiplyAdd(squareHigh, TLanes.Real(B0), TLanes.Subtract(r, high));
        low = TLanes.FusedMultiplyAdd(TLanes.Multiply(TLanes.Real(B0), rLow), TLanes.Add(r, rHigh), low);
        return TLanes.Add(high, TLanes.FusedMultiplyAdd(series, cube, low));
    }

    // a + b·r + c·r².
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Triple<TLanes, TWord, TReal>(TReal r, TReal square, double a, double b, double c)
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        TLanes.FusedMultiplyAdd(square, TLanes.Real(c), TLanes.FusedMultiplyAdd(TLanes.Real(b), r, TLanes.Real(a)));

    private static double* Aligned()
    {
        double* table = (double*)NativeMemory.AlignedAlloc((nuint)(GnuLogTable.Pairs.Length * sizeof(double)), 64);
        GnuLogTable.Pairs.CopyTo(new Span<double>(table, GnuLogTable.Pairs.Length));
        return table;
    }

    private static double[] Telling() =>
    [
        0.8481414193393167, 0.8614925480271048, 0.09537775499550316, 0.9460914112097468, 0.8304675013977246, 0.22827264051478313,
        0.5658995050031284, 0.45337561335111853, 0.9413226093608464, 0.9614057960133738, 0.7097729410887404, 0.8200667039095856,
        0.7884500169551014, 0.7387666170020617, 0.8451118130131597, 0.30828087254403136, 0.22952032743079676, 0.8281354416151886,
    ];
}
