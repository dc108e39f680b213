using System.Runtime.CompilerServices;
using WeightInit.Native;

namespace WeightInit.TensorFlowCpu;

/// <summary>Each two words as two normals, sine first: the steps of <see cref="BoxMuller"/> and <see cref="SingleMath"/> in their order, in double lanes.</summary>
internal readonly unsafe struct NormalPairs<TLanes, TWord, TReal>(float factor, float addend)
    where TLanes : ILanes64<TWord, TReal>
    where TWord : unmanaged
    where TReal : unmanaged
{
    /// <summary>From the exponent of a float to that of a double.</summary>
    private const ulong Bias = (1023ul - 127) << 23;

    private const double Step = 1.0 / (1 << 23);

    private readonly float _factor = factor;
    private readonly float _addend = addend;

    /// <summary>Maps words, a multiple of two vectors of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Whole(uint* words, float* destination, int count)
    {
        for (int i = 0; i < count; i += 2 * TLanes.Count)
        {
            TWord pair = TLanes.Load((ulong*)(words + i));
            TReal uniform = TLanes.Max(Uniform(pair), TLanes.Real(BoxMuller.Smallest));
            TReal turn = TLanes.RoundToSingle(TLanes.Multiply(TLanes.Real(2 * Math.PI), Uniform(TLanes.ShiftRight(pair, 32))));
            TReal length = TLanes.RoundToSingle(TLanes.Sqrt(TLanes.Multiply(TLanes.Real(-2), TLanes.RoundToSingle(Log(uniform)))));
            (TReal sine, TReal cosine) = SineAndCosine(turn);
            TLanes.StoreInterleaved(Affine(TLanes.Multiply(sine, length)), Affine(TLanes.Multiply(cosine, length)), destination + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TReal Affine(TReal product) => TLanes.Add(
        TLanes.RoundToSingle(TLanes.Multiply(TLanes.RoundToSingle(product), TLanes.Real(_factor))), TLanes.Real(_addend));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Uniform(TWord words) => TLanes.Multiply(TLanes.ToReal(TLanes.And(words, TLanes.Word(0x7FFFFF))), TLanes.Real(Step));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Log(TReal x)
    {
        TWord bits = TLanes.Subtract(TLanes.ShiftRight(TLanes.AsWord(x), 29), TLanes.Word(Bias));
        TWord offset = TLanes.Subtract(bits, TLanes.Word(SingleMath.MantissaStart));
        TWord exponent = TLanes.ShiftRightSigned(offset, 23);
        TWord stretch = TLanes.And(TLanes.ShiftRight(offset, 18), TLanes.Word(2 * 15));
        TReal inverse = TLanes.Gather(SingleMath.StretchTable, stretch);
        TReal logarithm = TLanes.Gather(SingleMath.StretchTable + 1, stretch);
        TWord mantissaBits = TLanes.Add(TLanes.Subtract(bits, TLanes.ShiftLeft(exponent, 23)), TLanes.Word(Bias));
        TReal mantissa = TLanes.AsReal(TLanes.ShiftLeft(mantissaBits, 29));

        TReal r = TLanes.Subtract(TLanes.Multiply(mantissa, inverse), TLanes.Real(1));
        TReal whole = TLanes.Add(logarithm, TLanes.Multiply(TLanes.ToReal(exponent), TLanes.Real(SingleMath.Ln2)));
        TReal square = TLanes.Multiply(r, r);
        TReal tail = TLanes.Add(TLanes.Multiply(TLanes.Real(SingleMath.Log3), r), TLanes.Real(SingleMath.Log2));
        TReal series = TLanes.Add(TLanes.Multiply(TLanes.Real(SingleMath.Log4), square), tail);
        return TLanes.Add(TLanes.Multiply(series, square), TLanes.Add(whole, r));
    }

    // For x in [0, 2π]: quarters are 0 below π / 4, where nothing is to be taken off.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TReal Sine, TReal Cosine) SineAndCosine(TReal x)
    {
        TWord quarters = TLanes.ShiftRight(
            TLanes.Add(TLanes.Truncate(TLanes.Multiply(x, TLanes.Real(SingleMath.QuartersScaled))), TLanes.Word(0x800000)), 24);
        TReal rest = TLanes.Subtract(x, TLanes.Multiply(TLanes.ToReal(quarters), TLanes.Real(SingleMath.HalfPi)));
        TWord odd = TLanes.TopBit(TLanes.ShiftLeft(quarters, 63));
        TWord second = TLanes.ShiftLeft(quarters, 62);
        TWord sign = TLanes.Word(1ul << 63);
        TWord sineSign = TLanes.And(TLanes.Xor(second, TLanes.ShiftLeft(quarters, 63)), sign);
        TWord cosineSign = TLanes.And(second, sign);

        TReal square = TLanes.Multiply(rest, rest);
        TReal sine = TLanes.RoundToSingle(Sine(Turned(rest, sineSign), square));
        TReal cosine = Turned(TLanes.RoundToSingle(Cosine(square)), cosineSign);
        TWord tiny = TLanes.Less(x, TLanes.Real(SingleMath.Tiny));
        TReal first = TLanes.Select(tiny, x, TLanes.Select(odd, cosine, sine));
        return (first, TLanes.Select(tiny, TLanes.Real(1), TLanes.Select(odd, sine, cosine)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Sine(TReal x, TReal square)
    {
        TReal cube = TLanes.Multiply(x, square);
        TReal tail = TLanes.Add(TLanes.Real(SingleMath.Sin5), TLanes.Multiply(square, TLanes.Real(SingleMath.Sin7)));
        TReal head = TLanes.Add(x, TLanes.Multiply(cube, TLanes.Real(SingleMath.Sin3)));
        return TLanes.Add(head, TLanes.Multiply(TLanes.Multiply(cube, square), tail));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Cosine(TReal square)
    {
        TReal fourth = TLanes.Multiply(square, square);
        TReal tail = TLanes.Add(TLanes.Real(SingleMath.Cos6), TLanes.Multiply(square, TLanes.Real(SingleMath.Cos8)));
        TReal head = TLanes.Add(TLanes.Real(1), TLanes.Multiply(square, TLanes.Real(SingleMath.Cos2)));
        head = TLanes.Add(head, TLanes.Multiply(fourth, TLanes.Real(SingleMath.Cos4)));
        return TLanes.Add(head, TLanes.Multiply(TLanes.Multiply(fourth, square), tail));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Turned(TReal value, TWord sign) => TLanes.AsReal(TLanes.Xor(TLanes.AsWord(value), sign));
}
