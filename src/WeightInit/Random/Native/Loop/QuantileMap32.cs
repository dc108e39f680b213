using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>
/// <see cref="Map32{TOperation, TStorage, TLanes, TWord, TReal, T}"/> for quantiles: a loop over the likely rows, which calls nothing,
/// so that it keeps them in registers where there are enough. What needs another row is mended after it.
/// </summary>
internal unsafe readonly struct QuantileMap32<TOperation, TStorage, TLanes, TWord, TReal, T>(TOperation operation) : IElementMap<uint, T>
    where TOperation : struct, IQuantile32
    where TStorage : IStorage32<T>
    where TLanes : ILanes32<TWord, TReal>
    where TWord : unmanaged
    where TReal : unmanaged
    where T : unmanaged
{
    /// <summary>Vectors at a time.</summary>
    private const int Stretch = 256;

    private readonly TOperation _operation = operation;

    public static int Lanes => TLanes.Count;

    [SkipLocalsInit]
    public void Whole(uint* words, T* destination, int count)
    {
        int* unlikely = stackalloc int[Stretch];
        for (int i = 0; i < count; i += Stretch * TLanes.Count)
        {
            int found = Likely(words + i, destination + i, Math.Min(count - i, Stretch * TLanes.Count), unlikely);
            for (int j = 0; j < found; j++)
                Mend(words + i + unlikely[j], destination + i + unlikely[j]);
        }
    }

    public void Part(uint* words, T* destination, int count) =>
        new Map32<TOperation, TStorage, TLanes, TWord, TReal, T>(_operation).Part(words, destination, count);

    // Those words of a vector that are outside the window, one by one.
    private void Mend(uint* words, T* destination)
    {
        Map32<TOperation, TStorage, Lanes32x1, uint, float, T> single = new(_operation);
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            if (!IsLikely(words[lane]))
                single.Whole(words + lane, destination + lane, 1);
        }
    }

    private static bool IsLikely(uint word) => (word & 0x7FFF_FFFF) >> TLanes.WindowStart != 0;

    /// <summary>Maps words as if all were inside the window, and says where vectors begin of which that is not so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Likely(uint* words, T* destination, int count, int* unlikely)
    {
        float* table = _operation.Table;
        (float mean, float std, float smallest, float largest) = _operation.Numbers;
        TReal m = TLanes.Real(mean), s = TLanes.Real(std), low = TLanes.Real(smallest), high = TLanes.Real(largest);
        TReal c0 = Row(table, 0), c1 = Row(table, 1), c2 = Row(table, 2), c3 = Row(table, 3);
        TReal c4 = Row(table, 4), c5 = Row(table, 5), c6 = Row(table, 6), c7 = Row(table, 7);
        int found = 0;
        for (int i = 0; i < count; i += TLanes.Count)
        {
            TWord word = TLanes.Load(words + i);
            if (Quantile32<TLanes, TWord, TReal>.OutsideWindow(word))
                unlikely[found++] = i;
            (TWord slot, TReal v) = Quantile32<TLanes, TWord, TReal>.Locate(word);
            TReal r = Coefficient(table, c7, 7, slot);
            r = TLanes.FusedMultiplyAdd(r, v, Coefficient(table, c6, 6, slot));
            r = TLanes.FusedMultiplyAdd(r, v, Coefficient(table, c5, 5, slot));
            r = TLanes.FusedMultiplyAdd(r, v, Coefficient(table, c4, 4, slot));
            r = TLanes.FusedMultiplyAdd(r, v, Coefficient(table, c3, 3, slot));
            r = TLanes.FusedMultiplyAdd(r, v, Coefficient(table, c2, 2, slot));
            r = TLanes.FusedMultiplyAdd(r, v, Coefficient(table, c1, 1, slot));
            r = TLanes.FusedMultiplyAdd(r, v, Coefficient(table, c0, 0, slot));
            r = TLanes.AsReal(TLanes.Xor(TLanes.AsWord(r), TLanes.And(word, TLanes.Word(0x8000_0000))));
            TStorage.Store<TLanes, TWord, TReal>(TOperation.Finish<TLanes, TWord, TReal>(r, m, s, low, high), destination + i);
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Coefficient(float* table, TReal rows, int term, TWord slot) => TLanes.HasManyRegisters
        ? TLanes.Lookup(rows, slot)
        : TLanes.Pick(Quantile32<TLanes, TWord, TReal>.Row(table, term, 0), slot);

    private static TReal Row(float* table, int term) => TLanes.LoadReal(Quantile32<TLanes, TWord, TReal>.Row(table, term, 0));
}
