namespace WeightInit.Native;

/// <summary>Where the words of a group of sixteen blocks come from, in element order.</summary>
/// <typeparam name="TRaw">uint for 32-bit elements, ulong for 64-bit ones.</typeparam>
internal unsafe interface IWordSource<TRaw>
    where TRaw : unmanaged
{
    /// <summary>Words in a group: 256 or 128.</summary>
    static abstract int GroupSize { get; }

    /// <summary>Writes a group's words.</summary>
    static abstract void Group(uint* key, ulong group, TRaw* words);
}

/// <summary>How words become elements in memory.</summary>
/// <typeparam name="TRaw">uint or ulong.</typeparam>
/// <typeparam name="T">The element.</typeparam>
internal unsafe interface IElementMap<TRaw, T>
    where TRaw : unmanaged
    where T : unmanaged
{
    /// <summary>How many words it takes at a time.</summary>
    static abstract int Lanes { get; }

    /// <summary>Maps <paramref name="count"/> words, a multiple of <see cref="Lanes"/>.</summary>
    void Whole(TRaw* words, T* destination, int count);

    /// <summary>Maps fewer words than <see cref="Lanes"/>; as many as that may be read.</summary>
    void Part(TRaw* words, T* destination, int count);
}
