using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>An operation on 32-bit words and the form in which its values are stored.</summary>
internal unsafe readonly struct Map32<TOperation, TStorage, TLanes, TWord, TReal, T>(TOperation operation) : IElementMap<uint, T>
    where TOperation : struct, IOperation32
    where TStorage : IStorage32<T>
    where TLanes : ILanes32<TWord, TReal>
    where TWord : unmanaged
    where TReal : unmanaged
    where T : unmanaged
{
    private readonly TOperation _operation = operation;

    public static int Lanes => TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Whole(uint* words, T* destination, int count)
    {
        TOperation operation = _operation;
        for (nint i = 0; i < count; i += TLanes.Count)
            TStorage.Store<TLanes, TWord, TReal>(operation.Apply<TLanes, TWord, TReal>(TLanes.Load(words + i)), destination + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public void Part(uint* words, T* destination, int count)
    {
        T* values = stackalloc T[TLanes.Count];
        TStorage.Store<TLanes, TWord, TReal>(_operation.Apply<TLanes, TWord, TReal>(TLanes.Load(words)), values);
        for (int i = 0; i < count; i++)
            destination[i] = values[i];
    }
}
