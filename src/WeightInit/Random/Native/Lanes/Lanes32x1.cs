using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>One lane: the reference that the vectors must equal, and what runs where there are none.</summary>
internal unsafe readonly struct Lanes32x1 : ILanes32<uint, float>
{
    public static int Count => 1;

    public static bool HasManyRegisters => false;

    public static int Window => QuantileTable.Whole;

    public static int WindowStride => 2 * QuantileTable.Slots;

    public static int WindowStart => 0;

    public static uint Word(uint value) => value;

    public static uint Sequence(uint first) => first;

    public static uint Load(uint* source) => *source;

    public static void Store(uint value, uint* destination) => *destination = value;

    public static void StoreLow16(uint value, ushort* destination) => *destination = (ushort)value;

    public static uint Add(uint left, uint right) => left + right;

    public static uint Subtract(uint left, uint right) => left - right;

    public static uint And(uint left, uint right) => left & right;

    public static uint Or(uint left, uint right) => left | right;

    public static uint Xor(uint left, uint right) => left ^ right;

    public static uint ShiftRight(uint value, int count) => value >> count;

    public static uint RotateLeft16(uint value) => BitOperations.RotateLeft(value, 16);

    public static uint RotateLeft12(uint value) => BitOperations.RotateLeft(value, 12);

    public static uint RotateLeft8(uint value) => BitOperations.RotateLeft(value, 8);

    public static uint RotateLeft7(uint value) => BitOperations.RotateLeft(value, 7);

    public static uint Less(uint left, uint right) => left < right ? uint.MaxValue : 0;

    public static uint SpreadSign(uint value) => (uint)((int)value >> 31);

    public static bool AnyZero(uint value) => value == 0;

    public static uint Select(uint mask, uint ifSet, uint ifClear) => mask != 0 ? ifSet : ifClear;

    public static float AsReal(uint bits) => BitConverter.UInt32BitsToSingle(bits);

    public static uint AsWord(float value) => BitConverter.SingleToUInt32Bits(value);

    public static float Real(float value) => value;

    public static float ToReal(uint value) => (int)value;

    public static void Store(float value, float* destination) => *destination = value;

    public static float Add(float left, float right) => left + right;

    public static float Subtract(float left, float right) => left - right;

    public static float Multiply(float left, float right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float FusedMultiplyAdd(float a, float b, float c) =>
        ExactFma.IsHardware ? MathF.FusedMultiplyAdd(a, b, c) : ExactFma.Emulate(a, b, c);

    public static float Min(float left, float right) => left < right ? left : right;

    public static float Max(float left, float right) => left > right ? left : right;

    public static float Pick(float* rows, uint slot) => rows[slot & 31];

    public static uint SideSlot(uint slot, uint word) => (slot & 31) | ((word >> 26) & 32);

    public static float PickSide(float* upper, float* lower, uint sideSlot, uint word) => upper[sideSlot];

    public static float Gather(float* column, uint index) => column[index];

    public static uint ShiftLeft(uint value, int count) => value << count;

    public static uint RotateLeft(uint value, [ConstantExpected] byte count) => BitOperations.RotateLeft(value, count);

    public static float Divide(float left, float right) => left / right;

    public static float Sqrt(float value) => MathF.Sqrt(value);

    public static uint Less(float left, float right) => left < right ? uint.MaxValue : 0;

    public static uint Truncate(float value) => (uint)(int)value;

    public static uint LoadHalves(uint* low, uint* high) => *low;

    public static void StoreHalves(float value, float* low, float* high) => *low = value;

    public static float Lookup(float rows, uint slot) => rows;

    public static float LoadReal(float* source) => *source;
}
