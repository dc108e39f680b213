using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace WeightInit.Native;

/// <summary>128 bits: any hardware with vectors, SSE2 and NEON alike. Where there is no FMA it is emulated.</summary>
internal unsafe readonly struct Lanes32x4 : ILanes32<Vector128<uint>, Vector128<float>>
{
    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    private static Vector128<byte> Left16
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, (byte)13);
    }

    private static Vector128<byte> Left8
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(3, 0, 1, 2, 7, 4, 5, 6, 11, 8, 9, 10, 15, 12, 13, (byte)14);
    }

    public static int Count => 4;

    public static bool HasManyRegisters => Avx512F.VL.IsSupported || AdvSimd.IsSupported;

    public static int Window => QuantileTable.Whole;

    public static int WindowStride => 2 * QuantileTable.Slots;

    public static int WindowStart => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Word(uint value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Sequence(uint first) => Vector128.Create(first) + Vector128<uint>.Indices;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Load(uint* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<uint> value, uint* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreLow16(Vector128<uint> value, ushort* destination) => Vector128.Narrow(value, value).GetLower().Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Add(Vector128<uint> left, Vector128<uint> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Subtract(Vector128<uint> left, Vector128<uint> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> And(Vector128<uint> left, Vector128<uint> right) => left & right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Or(Vector128<uint> left, Vector128<uint> right) => left | right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Xor(Vector128<uint> left, Vector128<uint> right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> ShiftRight(Vector128<uint> value, int count) => value >>> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> RotateLeft16(Vector128<uint> value) => Avx512F.VL.IsSupported ? Avx512F.VL.RotateLeft(value, 16) :
        Ssse3.IsSupported ? Ssse3.Shuffle(value.AsByte(), Left16).AsUInt32() : (value << 16) | (value >>> 16);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> RotateLeft12(Vector128<uint> value) => Avx512F.VL.IsSupported ? Avx512F.VL.RotateLeft(value, 12) : (value << 12) | (value >>> 20);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> RotateLeft8(Vector128<uint> value) => Avx512F.VL.IsSupported ? Avx512F.VL.RotateLeft(value, 8) :
        Ssse3.IsSupported ? Ssse3.Shuffle(value.AsByte(), Left8).AsUInt32() : (value << 8) | (value >>> 24);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> RotateLeft7(Vector128<uint> value) => Avx512F.VL.IsSupported ? Avx512F.VL.RotateLeft(value, 7) : (value << 7) | (value >>> 25);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Less(Vector128<uint> left, Vector128<uint> right) => Vector128.LessThan(left.AsInt32(), right.AsInt32()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> SpreadSign(Vector128<uint> value) => (value.AsInt32() >> 31).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyZero(Vector128<uint> value) => Vector128.EqualsAny(value, Vector128<uint>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Select(Vector128<uint> mask, Vector128<uint> ifSet, Vector128<uint> ifClear) => Vector128.ConditionalSelect(mask, ifSet, ifClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> AsReal(Vector128<uint> bits) => bits.AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> AsWord(Vector128<float> value) => value.AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Real(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ToReal(Vector128<uint> value) => Vector128.ConvertToSingle(value.AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, float* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> left, Vector128<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Subtract(Vector128<float> left, Vector128<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply(Vector128<float> left, Vector128<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> FusedMultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) => ExactFma.IsHardware ? Vector128.FusedMultiplyAdd(a, b, c) : ExactFma.Emulate(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Min(Vector128<float> left, Vector128<float> right) => Vector128.ConditionalSelect(Vector128.LessThan(left, right), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> left, Vector128<float> right) => Vector128.ConditionalSelect(Vector128.GreaterThan(left, right), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Pick(float* rows, Vector128<uint> slot) => Gather(rows, slot & Vector128.Create(31u));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> SideSlot(Vector128<uint> slot, Vector128<uint> word) => (slot & Vector128.Create(31u)) | ((word >>> 26) & Vector128.Create(32u));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> PickSide(float* upper, float* lower, Vector128<uint> sideSlot, Vector128<uint> word) => Gather(upper, sideSlot);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Gather(float* column, Vector128<uint> index) =>
        Vector128.Create(column[index[0]], column[index[1]], column[index[2]], column[index[3]]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> ShiftLeft(Vector128<uint> value, int count) => value << count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> RotateLeft(Vector128<uint> value, [ConstantExpected] byte count) => Avx512F.VL.IsSupported ? Avx512F.VL.RotateLeft(value, count) : (value << count) | (value >>> (32 - count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Divide(Vector128<float> left, Vector128<float> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sqrt(Vector128<float> value) => Vector128.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Less(Vector128<float> left, Vector128<float> right) => Vector128.LessThan(left, right).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Truncate(Vector128<float> value) => Vector128.ConvertToInt32Native(value).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> LoadHalves(uint* low, uint* high) => Vector128.Create(Vector64.Load(low), Vector64.Load(high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves(Vector128<float> value, float* low, float* high)
    {
        value.GetLower().Store(low);
        value.GetUpper().Store(high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Lookup(Vector128<float> rows, Vector128<uint> slot) => Vector128.Shuffle(rows, slot.AsInt32() & Vector128.Create(3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadReal(float* source) => Vector128.Load(source);
}
