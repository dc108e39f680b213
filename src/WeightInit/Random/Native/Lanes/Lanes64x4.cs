using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace WeightInit.Native;

/// <summary>256 bits, where <see cref="Lanes32x8"/> is supported.</summary>
internal unsafe readonly struct Lanes64x4 : ILanes64<Vector256<ulong>, Vector256<double>>
{
    /// <summary>For each mask the order of the halves that brings its lanes to the front.</summary>
    private static ReadOnlySpan<int> Chooser =>
    [
        0, 1, 2, 3, 4, 5, 6, 7,
        0, 1, 2, 3, 4, 5, 6, 7,
        2, 3, 0, 1, 4, 5, 6, 7,
        0, 1, 2, 3, 4, 5, 6, 7,
        4, 5, 0, 1, 2, 3, 6, 7,
        0, 1, 4, 5, 2, 3, 6, 7,
        2, 3, 4, 5, 0, 1, 6, 7,
        0, 1, 2, 3, 4, 5, 6, 7,
        6, 7, 0, 1, 2, 3, 4, 5,
        0, 1, 6, 7, 2, 3, 4, 5,
        2, 3, 6, 7, 0, 1, 4, 5,
        0, 1, 2, 3, 6, 7, 4, 5,
        4, 5, 6, 7, 0, 1, 2, 3,
        0, 1, 4, 5, 6, 7, 2, 3,
        2, 3, 4, 5, 6, 7, 0, 1,
        0, 1, 2, 3, 4, 5, 6, 7,
    ];

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Word(ulong value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Load(ulong* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Combine(uint* low, uint* high) =>
        Avx2.ConvertToVector256Int64(Vector128.Load(low)).AsUInt64() | (Avx2.ConvertToVector256Int64(Vector128.Load(high)).AsUInt64() << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<ulong> value, ulong* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> And(Vector256<ulong> left, Vector256<ulong> right) => left & right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Or(Vector256<ulong> left, Vector256<ulong> right) => left | right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Xor(Vector256<ulong> left, Vector256<ulong> right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> ShiftRight(Vector256<ulong> value, int count) => value >>> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> TopBit(Vector256<ulong> value) => Vector256.LessThan(value.AsInt64(), Vector256<long>.Zero).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Less(Vector256<double> left, Vector256<double> right) => Vector256.LessThan(left, right).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector256<ulong> mask) => mask != Vector256<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(Vector256<ulong> mask) => mask == Vector256<ulong>.AllBitsSet;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Select(Vector256<ulong> mask, Vector256<double> ifSet, Vector256<double> ifClear) => Avx.BlendVariable(ifClear, ifSet, mask.AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> AsReal(Vector256<ulong> bits) => bits.AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> AsWord(Vector256<double> value) => value.AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Real(double value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> value, double* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> left, Vector256<double> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Subtract(Vector256<double> left, Vector256<double> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Multiply(Vector256<double> left, Vector256<double> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Divide(Vector256<double> left, Vector256<double> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sqrt(Vector256<double> value) => Vector256.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> FusedMultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Fma.MultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Min(Vector256<double> left, Vector256<double> right) => Vector256.MinNative(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Max(Vector256<double> left, Vector256<double> right) => Vector256.MaxNative(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Add(Vector256<ulong> left, Vector256<ulong> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Subtract(Vector256<ulong> left, Vector256<ulong> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> ShiftLeft(Vector256<ulong> value, int count) => value << count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> ShiftRightSigned(Vector256<ulong> value, int count) => (value.AsInt64() >> count).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> MultiplyLow(Vector256<ulong> left, Vector256<ulong> right) => Avx2.Multiply(left.AsUInt32(), right.AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ToReal(Vector256<ulong> value) => Avx.ConvertToVector256Double(
        Avx2.PermuteVar8x32(value.AsInt32(), Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6)).GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> RoundToSingle(Vector256<double> value) => Avx.ConvertToVector256Double(Avx.ConvertToVector128Single(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Gather(double* table, Vector256<ulong> index) => Avx2.GatherVector256(table, index.AsInt64(), sizeof(double));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<ulong> Even, Vector256<ulong> Odd) Deinterleave(Vector256<ulong> left, Vector256<ulong> right)
    {
        Vector256<ulong> low = Avx2.Permute2x128(left, right, 0x20);
        Vector256<ulong> high = Avx2.Permute2x128(left, right, 0x31);
        return (Avx2.UnpackLow(low, high), Avx2.UnpackHigh(low, high));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInterleaved(Vector256<ulong> even, Vector256<ulong> odd, ulong* destination)
    {
        Vector256<ulong> low = Avx2.UnpackLow(even, odd);
        Vector256<ulong> high = Avx2.UnpackHigh(even, odd);
        Avx2.Permute2x128(low, high, 0x20).Store(destination);
        Avx2.Permute2x128(low, high, 0x31).Store(destination + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInterleaved(Vector256<double> even, Vector256<double> odd, float* destination)
    {
        Vector128<float> left = Avx.ConvertToVector128Single(even);
        Vector128<float> right = Avx.ConvertToVector128Single(odd);
        Sse.UnpackLow(left, right).Store(destination);
        Sse.UnpackHigh(left, right).Store(destination + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreChosen(Vector256<double> value, Vector256<ulong> mask, double* destination) =>
        Avx2.PermuteVar8x32(value.AsInt32(), Vector256.LoadUnsafe(in MemoryMarshal.GetReference(Chooser), 8 * (nuint)mask.ExtractMostSignificantBits())).AsDouble().Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Chosen(Vector256<ulong> mask) => BitOperations.PopCount(mask.ExtractMostSignificantBits());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadReal(double* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> First(int count) => Vector256.LessThan(Vector256<ulong>.Indices, Vector256.Create((ulong)count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Truncate(Vector256<double> value) => Avx2.ConvertToVector256Int64(Avx.ConvertToVector128Int32WithTruncation(value)).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Sequence(ulong first) => Vector256.Create(first) + Vector256<ulong>.Indices;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> NearestReal(Vector256<ulong> value)
    {
        // Two halves, each exact, added with one rounding.
        Vector256<ulong> high = (value >>> 32) | Vector256.Create(0x4530_0000_0000_0000ul);
        Vector256<ulong> low = (value & Vector256.Create((ulong)uint.MaxValue)) | Vector256.Create(0x4330_0000_0000_0000ul);
        return (high.AsDouble() - Vector256.Create(19342813118337666422669312.0)) + low.AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> LessWord(Vector256<ulong> left, Vector256<ulong> right) => Vector256.LessThan(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> RotateRight(Vector256<ulong> value, Vector256<ulong> counts) =>
        Avx2.ShiftRightLogicalVariable(value, counts) | Avx2.ShiftLeftLogicalVariable(value, Vector256.Create(64ul) - counts);
}
