namespace WeightInit.Native;

/// <summary>Point 3: element 256g + 16w + l is word w of block 16g + l, which is how the lanes lie.</summary>
internal unsafe readonly struct Words32<TLanes, TWord, TReal> : IWordSource<uint>
    where TLanes : ILanes32<TWord, TReal>
    where TWord : unmanaged
    where TReal : unmanaged
{
    public static int GroupSize => VectorWidth.GroupSize;

    public static void Group(uint* key, ulong group, uint* words) => ChaChaLanes<TLanes, TWord, TReal>.Group(key, group, words);
}
