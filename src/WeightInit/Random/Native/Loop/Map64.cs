using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>An operation on 64-bit words, its values stored as they are.</summary>
internal unsafe readonly struct Map64<TOperation, TLanes, TWord, TReal>(TOperation operation) : IElementMap<ulong, double>
    where TOperation : struct, IOperation64
    where TLanes : ILanes64<TWord, TReal>
    where TWord : unmanaged
    where TReal : unmanaged
{
    private readonly TOperation _operation = operation;

    public static int Lanes => TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Whole(ulong* words, double* destination, int count)
    {
        TOperation operation = _operation;
        for (nint i = 0; i < count; i += TLanes.Count)
            TLanes.Store(operation.Apply<TLanes, TWord, TReal>(TLanes.Load(words + i)), destination + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public void Part(ulong* words, double* destination, int count)
    {
        double* values = stackalloc double[TLanes.Count];
        TLanes.Store(_operation.Apply<TLanes, TWord, TReal>(TLanes.Load(words)), values);
        for (int i = 0; i < count; i++)
            destination[i] = values[i];
    }
}
