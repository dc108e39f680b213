namespace WeightInit.Native;

/// <summary>Several 64-bit elements at once; <see cref="ILanes32{TWord, TReal}"/> tells what for.</summary>
/// <typeparam name="TWord">The lanes as unsigned integers.</typeparam>
/// <typeparam name="TReal">The lanes as float64.</typeparam>
internal unsafe interface ILanes64<TWord, TReal>
    where TWord : unmanaged
    where TReal : unmanaged
{
    /// <summary>How many lanes: 8, 4, 2 or 1.</summary>
    static abstract int Count { get; }

    static abstract TWord Word(ulong value);

    static abstract TWord Load(ulong* source);

    /// <summary>low[i] + 2^32 · high[i].</summary>
    static abstract TWord Combine(uint* low, uint* high);

    static abstract void Store(TWord value, ulong* destination);

    static abstract TWord And(TWord left, TWord right);

    static abstract TWord Or(TWord left, TWord right);

    static abstract TWord Xor(TWord left, TWord right);

    static abstract TWord ShiftRight(TWord value, int count);

    /// <summary>All bits of the lanes whose top bit is set.</summary>
    static abstract TWord TopBit(TWord value);

    /// <summary>All bits of the lanes where left is below right.</summary>
    static abstract TWord Less(TReal left, TReal right);

    static abstract bool Any(TWord mask);

    /// <summary>ifSet in the lanes whose mask bits are all set, ifClear where all are clear.</summary>
    static abstract TReal Select(TWord mask, TReal ifSet, TReal ifClear);

    static abstract TReal AsReal(TWord bits);

    static abstract TWord AsWord(TReal value);

    static abstract TReal Real(double value);

    static abstract void Store(TReal value, double* destination);

    static abstract TReal Add(TReal left, TReal right);

    static abstract TReal Subtract(TReal left, TReal right);

    static abstract TReal Multiply(TReal left, TReal right);

    static abstract TReal Divide(TReal left, TReal right);

    static abstract TReal Sqrt(TReal value);

    /// <summary>a · b + c with one rounding, exactly, whatever the hardware.</summary>
    static abstract TReal FusedMultiplyAdd(TReal a, TReal b, TReal c);

    /// <summary>The smaller; right if they are equal.</summary>
    static abstract TReal Min(TReal left, TReal right);

    /// <summary>The larger; right if they are equal.</summary>
    static abstract TReal Max(TReal left, TReal right);
}
