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

    static abstract bool All(TWord mask);

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

    static abstract TWord Add(TWord left, TWord right);

    static abstract TWord Subtract(TWord left, TWord right);

    static abstract TWord ShiftLeft(TWord value, int count);

    static abstract TWord ShiftRightSigned(TWord value, int count);

    /// <summary>The products of the low halves.</summary>
    static abstract TWord MultiplyLow(TWord left, TWord right);

    /// <summary>The double of signed integers that an int holds.</summary>
    static abstract TReal ToReal(TWord value);

    /// <summary>The nearest float32, as a double.</summary>
    static abstract TReal RoundToSingle(TReal value);

    /// <summary>table[index] for each lane.</summary>
    static abstract TReal Gather(double* table, TWord index);

    /// <summary>The lanes with even numbers of left and then right, and those with odd numbers.</summary>
    static abstract (TWord Even, TWord Odd) Deinterleave(TWord left, TWord right);

    /// <summary>even[0], odd[0], even[1], ….</summary>
    static abstract void StoreInterleaved(TWord even, TWord odd, ulong* destination);

    /// <summary>The same, of values that float32 holds.</summary>
    static abstract void StoreInterleaved(TReal even, TReal odd, float* destination);

    /// <summary>Stores the lanes that a mask chooses one after another, and something in the places of the others after them.</summary>
    static abstract void StoreChosen(TReal value, TWord mask, double* destination);

    /// <summary>How many lanes a mask chooses.</summary>
    static abstract int Chosen(TWord mask);

    static abstract TReal LoadReal(double* source);

    /// <summary>All bits of so many first lanes.</summary>
    static abstract TWord First(int count);

    /// <summary>The integer towards 0, of values that an int holds.</summary>
    static abstract TWord Truncate(TReal value);

    /// <summary>first, first + 1, ….</summary>
    static abstract TWord Sequence(ulong first);

    /// <summary>The nearest double, ties to even, of words below 2^63.</summary>
    static abstract TReal NearestReal(TWord value);

    /// <summary>All bits of the lanes where left is below right.</summary>
    static abstract TWord LessWord(TWord left, TWord right);

    /// <summary>Each lane turned right by its own count, below 64.</summary>
    static abstract TWord RotateRight(TWord value, TWord counts);
}
