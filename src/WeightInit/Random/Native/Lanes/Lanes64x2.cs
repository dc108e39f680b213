using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace WeightInit.Native;

/// <summary>128 bits, where <see cref="Lanes32x4"/> is supported.</summary>
internal unsafe readonly struct Lanes64x2 : ILanes64<Vector128<ulong>, Vector128<double>>
{
    public static int Count => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Word(ulong value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Load(ulong* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Combine(uint* low, uint* high) =>
        Vector128.WidenLower(Vector64.Load(low).ToVector128Unsafe()) | (Vector128.WidenLower(Vector64.Load(high).ToVector128Unsafe()) << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<ulong> value, ulong* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> And(Vector128<ulong> left, Vector128<ulong> right) => left & right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Or(Vector128<ulong> left, Vector128<ulong> right) => left | right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Xor(Vector128<ulong> left, Vector128<ulong> right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> ShiftRight(Vector128<ulong> value, int count) => value >>> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> TopBit(Vector128<ulong> value) => Vector128.LessThan(value.AsInt64(), Vector128<long>.Zero).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Less(Vector128<double> left, Vector128<double> right) => Vector128.LessThan(left, right).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector128<ulong> mask) => mask != Vector128<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(Vector128<ulong> mask) => mask == Vector128<ulong>.AllBitsSet;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Select(Vector128<ulong> mask, Vector128<double> ifSet, Vector128<double> ifClear) => Vector128.ConditionalSelect(mask.AsDouble(), ifSet, ifClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> AsReal(Vector128<ulong> bits) => bits.AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> AsWord(Vector128<double> value) => value.AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Real(double value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> value, double* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> left, Vector128<double> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Subtract(Vector128<double> left, Vector128<double> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Multiply(Vector128<double> left, Vector128<double> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Divide(Vector128<double> left, Vector128<double> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sqrt(Vector128<double> value) => Vector128.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> FusedMultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c) =>
        ExactFma.IsHardware ? Vector128.FusedMultiplyAdd(a, b, c) : ExactFma.Emulate(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Min(Vector128<double> left, Vector128<double> right) => Vector128.ConditionalSelect(Vector128.LessThan(left, right), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Max(Vector128<double> left, Vector128<double> right) => Vector128.ConditionalSelect(Vector128.GreaterThan(left, right), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Add(Vector128<ulong> left, Vector128<ulong> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Subtract(Vector128<ulong> left, Vector128<ulong> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> ShiftLeft(Vector128<ulong> value, int count) => value << count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> ShiftRightSigned(Vector128<ulong> value, int count) => (value.AsInt64() >> count).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> MultiplyLow(Vector128<ulong> left, Vector128<ulong> right) => Sse2.IsSupported
        ? Sse2.Multiply(left.AsUInt32(), right.AsUInt32())
        : Vector128.Create((ulong)(uint)left[0] * (uint)right[0], (ulong)(uint)left[1] * (uint)right[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ToReal(Vector128<ulong> value) => Vector128.Create((double)(int)value[0], (int)value[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> RoundToSingle(Vector128<double> value) => Vector128.Create((double)(float)value[0], (float)value[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Gather(double* table, Vector128<ulong> index) => Vector128.Create(table[index[0]], table[index[1]]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector128<ulong> Even, Vector128<ulong> Odd) Deinterleave(Vector128<ulong> left, Vector128<ulong> right) =>
        (Vector128.Create(left[0], right[0]), Vector128.Create(left[1], right[1]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInterleaved(Vector128<ulong> even, Vector128<ulong> odd, ulong* destination)
    {
        Vector128.Create(even[0], odd[0]).Store(destination);
        Vector128.Create(even[1], odd[1]).Store(destination + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInterleaved(Vector128<double> even, Vector128<double> odd, float* destination) =>
        Vector128.Create((float)even[0], (float)odd[0], (float)even[1], (float)odd[1]).Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreChosen(Vector128<double> value, Vector128<ulong> mask, double* destination) =>
        ((mask[0] == 0 && mask[1] != 0) ? Vector128.Create(value[1], value[1]) : value).Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Chosen(Vector128<ulong> mask) => BitOperations.PopCount(mask.ExtractMostSignificantBits());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadReal(double* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> First(int count) => Vector128.LessThan(Vector128<ulong>.Indices, Vector128.Create((ulong)count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Truncate(Vector128<double> value) => Vector128.Create((ulong)(long)value[0], (ulong)(long)value[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Sequence(ulong first) => Vector128.Create(first) + Vector128<ulong>.Indices;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> NearestReal(Vector128<ulong> value)
    {
        // Two halves, each exact, added with one rounding.
        Vector128<ulong> high = (value >>> 32) | Vector128.Create(0x4530_0000_0000_0000ul);
        Vector128<ulong> low = (value & Vector128.Create((ulong)uint.MaxValue)) | Vector128.Create(0x4330_0000_0000_0000ul);
        return (high.AsDouble() - Vector128.Create(19342813118337666422669312.0)) + low.AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> LessWord(Vector128<ulong> left, Vector128<ulong> right) => Vector128.LessThan(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> RotateRight(Vector128<ulong> value, Vector128<ulong> counts) =>
        Vector128.Create(BitOperations.RotateRight(value[0], (int)counts[0]), BitOperations.RotateRight(value[1], (int)counts[1]));
}
