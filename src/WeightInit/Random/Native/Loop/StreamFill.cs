namespace WeightInit.Native;

/// <summary>An operation on each word of a Mersenne Twister, as a kernel.</summary>
internal readonly unsafe struct StreamFill32<TOperation>(Mt19937 engine, TOperation operation, float* destination, long count) : IKernel32
    where TOperation : struct, IOperation32
{
    private readonly TOperation _operation = operation;
    private readonly float* _destination = destination;

    public void Run<TLanes, TWord, TReal>()
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        StreamLoop<Map32<TOperation, Float32Storage, TLanes, TWord, TReal, float>, uint, float>.Fill(
            engine, new(_operation), _destination, count);
}

/// <summary>An operation on each two words, the first one the low half.</summary>
internal readonly unsafe struct StreamFill64<TOperation>(Mt19937 engine, TOperation operation, double* destination, long count) : IKernel64
    where TOperation : struct, IOperation64
{
    private readonly TOperation _operation = operation;
    private readonly double* _destination = destination;

    public void Run<TLanes, TWord, TReal>()
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged =>
        StreamLoop<Map64<TOperation, TLanes, TWord, TReal>, ulong, double>.Fill(engine, new(_operation), _destination, count);
}
