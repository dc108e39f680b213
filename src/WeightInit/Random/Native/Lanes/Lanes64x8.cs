using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace WeightInit.Native;

/// <summary>512 bits, where <see cref="Lanes32x16"/> is supported.</summary>
internal unsafe readonly struct Lanes64x8 : ILanes64<Vector512<ulong>, Vector512<double>>
{
    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Word(ulong value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Load(ulong* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Combine(uint* low, uint* high) =>
        Avx512F.ConvertToVector512UInt64(Vector256.Load(low)) | (Avx512F.ConvertToVector512UInt64(Vector256.Load(high)) << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<ulong> value, ulong* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> And(Vector512<ulong> left, Vector512<ulong> right) => left & right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Or(Vector512<ulong> left, Vector512<ulong> right) => left | right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Xor(Vector512<ulong> left, Vector512<ulong> right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> ShiftRight(Vector512<ulong> value, int count) => value >>> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> TopBit(Vector512<ulong> value) => Vector512.LessThan(value.AsInt64(), Vector512<long>.Zero).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Less(Vector512<double> left, Vector512<double> right) => Vector512.LessThan(left, right).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector512<ulong> mask) => mask != Vector512<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(Vector512<ulong> mask) => mask == Vector512<ulong>.AllBitsSet;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Select(Vector512<ulong> mask, Vector512<double> ifSet, Vector512<double> ifClear) => Vector512.ConditionalSelect(mask.AsDouble(), ifSet, ifClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> AsReal(Vector512<ulong> bits) => bits.AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> AsWord(Vector512<double> value) => value.AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Real(double value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, double* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> left, Vector512<double> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Subtract(Vector512<double> left, Vector512<double> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Multiply(Vector512<double> left, Vector512<double> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Divide(Vector512<double> left, Vector512<double> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sqrt(Vector512<double> value) => Vector512.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> FusedMultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Avx512F.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Min(Vector512<double> left, Vector512<double> right) => Vector512.MinNative(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Max(Vector512<double> left, Vector512<double> right) => Vector512.MaxNative(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Add(Vector512<ulong> left, Vector512<ulong> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Subtract(Vector512<ulong> left, Vector512<ulong> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> ShiftLeft(Vector512<ulong> value, int count) => value << count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> ShiftRightSigned(Vector512<ulong> value, int count) => (value.AsInt64() >> count).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> MultiplyLow(Vector512<ulong> left, Vector512<ulong> right) => Avx512F.Multiply(left.AsUInt32(), right.AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ToReal(Vector512<ulong> value) => Vector512.ConvertToDouble(value.AsInt64());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> RoundToSingle(Vector512<double> value) => Avx512F.ConvertToVector512Double(Avx512F.ConvertToVector256Single(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Gather(double* table, Vector512<ulong> index) => Vector512.Create(
        Avx2.GatherVector256(table, index.GetLower().AsInt64(), sizeof(double)),
        Avx2.GatherVector256(table, index.GetUpper().AsInt64(), sizeof(double)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<ulong> Even, Vector512<ulong> Odd) Deinterleave(Vector512<ulong> left, Vector512<ulong> right) =>
        (Avx512F.PermuteVar8x64x2(left, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14ul), right),
        Avx512F.PermuteVar8x64x2(left, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15ul), right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInterleaved(Vector512<ulong> even, Vector512<ulong> odd, ulong* destination)
    {
        Avx512F.PermuteVar8x64x2(even, Vector512.Create(0, 8, 1, 9, 2, 10, 3, 11ul), odd).Store(destination);
        Avx512F.PermuteVar8x64x2(even, Vector512.Create(4, 12, 5, 13, 6, 14, 7, 15ul), odd).Store(destination + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInterleaved(Vector512<double> even, Vector512<double> odd, float* destination) =>
        (Avx512F.ConvertToVector512UInt64(Avx512F.ConvertToVector256Single(even).AsUInt32())
        | (Avx512F.ConvertToVector512UInt64(Avx512F.ConvertToVector256Single(odd).AsUInt32()) << 32)).AsSingle().Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreChosen(Vector512<double> value, Vector512<ulong> mask, double* destination) => Avx512F.Compress(value, mask.AsDouble(), value).Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Chosen(Vector512<ulong> mask) => BitOperations.PopCount(mask.ExtractMostSignificantBits());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadReal(double* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> First(int count) => Vector512.LessThan(Vector512<ulong>.Indices, Vector512.Create((ulong)count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Truncate(Vector512<double> value) => Avx512DQ.ConvertToVector512Int64WithTruncation(value).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Sequence(ulong first) => Vector512.Create(first) + Vector512<ulong>.Indices;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> NearestReal(Vector512<ulong> value) => Avx512DQ.ConvertToVector512Double(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> LessWord(Vector512<ulong> left, Vector512<ulong> right) => Vector512.LessThan(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> RotateRight(Vector512<ulong> value, Vector512<ulong> counts) => Avx512F.RotateRightVariable(value, counts);
}
