namespace WeightInit.Numerics;

/// <summary>A register of a machine: several elements of a row of C, all of which take the next product at once.</summary>
/// <typeparam name="TSelf">The register.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal unsafe interface IProductVector<TSelf, T>
    where TSelf : struct, IProductVector<TSelf, T>
    where T : unmanaged
{
    /// <summary>How many elements.</summary>
    static abstract int Count { get; }

    /// <summary>Whether there are registers enough for tiles of eight rows by three; else four by three.</summary>
    static abstract bool HasEightRows { get; }

    static abstract TSelf Load(T* source);

    static abstract void Store(TSelf value, T* destination);

    /// <summary>One element in every place.</summary>
    static abstract TSelf Broadcast(T value);

    /// <summary>left · right + addend, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf left, TSelf right, TSelf addend);
}
