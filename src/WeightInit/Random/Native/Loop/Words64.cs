using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>Point 4: element 128g + 16j + l takes words 2j and 2j + 1 of block 16g + l, the low one first.</summary>
internal unsafe readonly struct Words64<TSource, TLanes, TWord, TReal> : IWordSource<ulong>
    where TSource : IWordSource<uint>
    where TLanes : ILanes64<TWord, TReal>
    where TWord : unmanaged
    where TReal : unmanaged
{
    private const int Blocks = 16;

    public static int GroupSize => VectorWidth.GroupSize / 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Group(uint* key, ulong group, ulong* words)
    {
        uint* halves = stackalloc uint[VectorWidth.GroupSize];
        TSource.Group(key, group, halves);
        for (int row = 0; row < GroupSize; row += Blocks)
        {
            for (int lane = 0; lane < Blocks; lane += TLanes.Count)
                TLanes.Store(TLanes.Combine(halves + (2 * row) + lane, halves + (2 * row) + Blocks + lane), words + row + lane);
        }
    }
}
