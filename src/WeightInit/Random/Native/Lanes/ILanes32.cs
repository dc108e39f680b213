using System.Diagnostics.CodeAnalysis;

namespace WeightInit.Native;

/// <summary>
/// Several 32-bit elements at once: the only thing in which the widths differ. A kernel is written against it once; each
/// width is a struct of one-line members, so that the JIT compiles the kernel for it as if written by hand.
/// </summary>
/// <typeparam name="TWord">The lanes as unsigned integers.</typeparam>
/// <typeparam name="TReal">The lanes as float32.</typeparam>
internal unsafe interface ILanes32<TWord, TReal>
    where TWord : unmanaged
    where TReal : unmanaged
{
    /// <summary>How many lanes: 16, 8, 4 or 1.</summary>
    static abstract int Count { get; }

    /// <summary>Whether there are 32 registers of them, and not 16 or fewer.</summary>
    static abstract bool HasManyRegisters { get; }

    /// <summary>Where the rows that <see cref="Pick"/> finds begin in a <see cref="QuantileTable"/>.</summary>
    static abstract int Window { get; }

    /// <summary>The distance between two coefficients there.</summary>
    static abstract int WindowStride { get; }

    /// <summary>Tail integers below 2 to this power have their rows outside the window; 0 where the window is the whole table.</summary>
    static abstract int WindowStart { get; }

    static abstract TWord Word(uint value);

    /// <summary>first, first + 1, …</summary>
    static abstract TWord Sequence(uint first);

    static abstract TWord Load(uint* source);

    static abstract void Store(TWord value, uint* destination);

    /// <summary>Stores the low half of each lane.</summary>
    static abstract void StoreLow16(TWord value, ushort* destination);

    static abstract TWord Add(TWord left, TWord right);

    static abstract TWord Subtract(TWord left, TWord right);

    static abstract TWord And(TWord left, TWord right);

    static abstract TWord Or(TWord left, TWord right);

    static abstract TWord Xor(TWord left, TWord right);

    static abstract TWord ShiftRight(TWord value, int count);

    static abstract TWord RotateLeft16(TWord value);

    static abstract TWord RotateLeft12(TWord value);

    static abstract TWord RotateLeft8(TWord value);

    static abstract TWord RotateLeft7(TWord value);

    /// <summary>All bits of the lanes where left is below right; both are below 2^31.</summary>
    static abstract TWord Less(TWord left, TWord right);

    /// <summary>All bits of the lanes whose top bit is set.</summary>
    static abstract TWord SpreadSign(TWord value);

    static abstract bool AnyZero(TWord value);

    /// <summary>ifSet in the lanes whose mask bits are all set, ifClear where all are clear.</summary>
    static abstract TWord Select(TWord mask, TWord ifSet, TWord ifClear);

    static abstract TReal AsReal(TWord bits);

    static abstract TWord AsWord(TReal value);

    static abstract TReal Real(float value);

    /// <summary>The nearest float32, ties to even, of values below 2^31.</summary>
    static abstract TReal ToReal(TWord value);

    static abstract void Store(TReal value, float* destination);

    static abstract TReal Add(TReal left, TReal right);

    static abstract TReal Subtract(TReal left, TReal right);

    static abstract TReal Multiply(TReal left, TReal right);

    /// <summary>a · b + c with one rounding, exactly, whatever the hardware.</summary>
    static abstract TReal FusedMultiplyAdd(TReal a, TReal b, TReal c);

    /// <summary>The smaller; right if they are equal.</summary>
    static abstract TReal Min(TReal left, TReal right);

    /// <summary>The larger; right if they are equal.</summary>
    static abstract TReal Max(TReal left, TReal right);

    /// <summary>One coefficient of one side for each lane's slot, from rows within the window.</summary>
    static abstract TReal Pick(float* rows, TWord slot);

    /// <summary>What <see cref="PickSide"/> takes as slot.</summary>
    static abstract TWord SideSlot(TWord slot, TWord word);

    /// <summary>One coefficient of the side that each word's top bit says, from rows within the window.</summary>
    static abstract TReal PickSide(float* upper, float* lower, TWord sideSlot, TWord word);

    /// <summary>column[index] for each lane.</summary>
    static abstract TReal Gather(float* column, TWord index);

    static abstract TWord ShiftLeft(TWord value, int count);

    /// <summary>By a constant.</summary>
    static abstract TWord RotateLeft(TWord value, [ConstantExpected] byte count);

    static abstract TReal Divide(TReal left, TReal right);

    static abstract TReal Sqrt(TReal value);

    /// <summary>All bits of the lanes where left is below right.</summary>
    static abstract TWord Less(TReal left, TReal right);

    /// <summary>The integer towards 0, of values that an int holds.</summary>
    static abstract TWord Truncate(TReal value);

    /// <summary>Half of the lanes from one place and half from another.</summary>
    static abstract TWord LoadHalves(uint* low, uint* high);

    static abstract void StoreHalves(TReal value, float* low, float* high);

    /// <summary>rows[slot mod Count] for each lane.</summary>
    static abstract TReal Lookup(TReal rows, TWord slot);

    static abstract TReal LoadReal(float* source);
}
