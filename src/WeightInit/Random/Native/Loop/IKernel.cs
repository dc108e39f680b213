namespace WeightInit.Native;

/// <summary>A loop over 32-bit lanes with all that it works on; <see cref="VectorWidth"/> runs it at the width of the hardware.</summary>
internal interface IKernel32
{
    void Run<TLanes, TWord, TReal>()
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged;
}

/// <summary>A loop over 64-bit lanes.</summary>
internal interface IKernel64
{
    void Run<TLanes, TWord, TReal>()
        where TLanes : ILanes64<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged;
}
