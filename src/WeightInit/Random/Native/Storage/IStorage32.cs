namespace WeightInit.Native;

/// <summary>How float32 values become elements in memory.</summary>
/// <typeparam name="T">The element.</typeparam>
internal unsafe interface IStorage32<T>
    where T : unmanaged
{
    /// <summary>Writes as many elements as there are lanes.</summary>
    static abstract void Store<TLanes, TWord, TReal>(TReal values, T* destination)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged;
}
