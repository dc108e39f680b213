using System.Numerics;
using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>One lane: the reference that the vectors must equal, and what runs where there are none.</summary>
internal unsafe readonly struct Lanes64x1 : ILanes64<ulong, double>
{
    public static int Count => 1;

    public static ulong Word(ulong value) => value;

    public static ulong Load(ulong* source) => *source;

    public static ulong Combine(uint* low, uint* high) => *low | ((ulong)*high << 32);

    public static void Store(ulong value, ulong* destination) => *destination = value;

    public static ulong And(ulong left, ulong right) => left & right;

    public static ulong Or(ulong left, ulong right) => left | right;

    public static ulong Xor(ulong left, ulong right) => left ^ right;

    public static ulong ShiftRight(ulong value, int count) => value >> count;

    public static ulong TopBit(ulong value) => (ulong)((long)value >> 63);

    public static ulong Less(double left, double right) => left < right ? ulong.MaxValue : 0;

    public static bool Any(ulong mask) => mask != 0;

    public static bool All(ulong mask) => mask != 0;

    public static double Select(ulong mask, double ifSet, double ifClear) => mask != 0 ? ifSet : ifClear;

    public static double AsReal(ulong bits) => BitConverter.UInt64BitsToDouble(bits);

    public static ulong AsWord(double value) => BitConverter.DoubleToUInt64Bits(value);

    public static double Real(double value) => value;

    public static void Store(double value, double* destination) => *destination = value;

    public static double Add(double left, double right) => left + right;

    public static double Subtract(double left, double right) => left - right;

    public static double Multiply(double left, double right) => left * right;

    public static double Divide(double left, double right) => left / right;

    public static double Sqrt(double value) => Math.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double FusedMultiplyAdd(double a, double b, double c) =>
        ExactFma.IsHardware ? Math.FusedMultiplyAdd(a, b, c) : ExactFma.Emulate(a, b, c);

    public static double Min(double left, double right) => left < right ? left : right;

    public static double Max(double left, double right) => left > right ? left : right;

    public static ulong Add(ulong left, ulong right) => left + right;

    public static ulong Subtract(ulong left, ulong right) => left - right;

    public static ulong ShiftLeft(ulong value, int count) => value << count;

    public static ulong ShiftRightSigned(ulong value, int count) => (ulong)((long)value >> count);

    public static ulong MultiplyLow(ulong left, ulong right) => (ulong)(uint)left * (uint)right;

    public static double ToReal(ulong value) => (int)value;

    public static double RoundToSingle(double value) => (float)value;

    public static double Gather(double* table, ulong index) => table[index];

    public static (ulong Even, ulong Odd) Deinterleave(ulong left, ulong right) => (left, right);

    public static void StoreInterleaved(ulong even, ulong odd, ulong* destination) => (destination[0], destination[1]) = (even, odd);

    public static void StoreInterleaved(double even, double odd, float* destination) => (destination[0], destination[1]) = ((float)even, (float)odd);

    public static void StoreChosen(double value, ulong mask, double* destination) => *destination = value;

    public static int Chosen(ulong mask) => (int)(mask & 1);

    public static double LoadReal(double* source) => *source;

    public static ulong First(int count) => count > 0 ? ulong.MaxValue : 0;

    public static ulong Truncate(double value) => (ulong)(long)value;

    public static ulong Sequence(ulong first) => first;

    public static double NearestReal(ulong value) => (long)value;

    public static ulong LessWord(ulong left, ulong right) => left < right ? ulong.MaxValue : 0;

    public static ulong RotateRight(ulong value, ulong counts) => BitOperations.RotateRight(value, (int)counts);
}
