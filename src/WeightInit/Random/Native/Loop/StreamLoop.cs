using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>The loop of every fill from a Mersenne Twister: its words into a buffer in the first-level cache, from there into memory.</summary>
internal static unsafe class StreamLoop<TMap, TRaw, T>
    where TMap : IElementMap<TRaw, T>
    where TRaw : unmanaged
    where T : unmanaged
{
    /// <summary>What a map may read beyond the words.</summary>
    private const int VectorBytes = 256;

    [SkipLocalsInit]
    internal static void Fill(Mt19937 engine, TMap map, T* destination, long count)
    {
        byte* room = stackalloc byte[(Mt19937.Stretch * sizeof(uint)) + (2 * VectorBytes)];
        TRaw* buffer = (TRaw*)(((nuint)room + VectorBytes - 1) & ~(nuint)(VectorBytes - 1));
        int wordsEach = sizeof(TRaw) / sizeof(uint);

        // What is left of the state first, where it makes whole elements, so that all further stretches begin with a state.
        int rest = Mt19937.Length - engine.Position;
        long size = rest % wordsEach == 0 && rest / wordsEach % TMap.Lanes == 0 && rest > 0 ? rest / wordsEach : Mt19937.Stretch / wordsEach;
        while (count > 0)
        {
            int ready = (int)Math.Min(count, size);
            engine.Words((uint*)buffer, ready * wordsEach);
            int left = ready % TMap.Lanes;
            map.Whole(buffer, destination, ready - left);
            if (left > 0)
                map.Part(buffer + ready - left, destination + ready - left, left);
            destination += ready;
            count -= ready;
            size = Mt19937.Stretch / wordsEach;
        }
    }
}
