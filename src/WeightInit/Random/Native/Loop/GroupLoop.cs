using System.Runtime.CompilerServices;

namespace WeightInit.Native;

/// <summary>The loop of every fill: groups of words into a buffer in the first-level cache, from there into memory.</summary>
/// <remarks>
/// Two passes leave each its registers: the block function needs sixteen for its state, the quantile its own. A destination
/// begins anywhere, so the first few elements are taken apart and all other stores are aligned; words that are left over by
/// that go before those of the next groups.
/// </remarks>
internal static unsafe class GroupLoop<TSource, TMap, TRaw, T>
    where TSource : IWordSource<TRaw>
    where TMap : IElementMap<TRaw, T>
    where TRaw : unmanaged
    where T : unmanaged
{
    /// <summary>Bytes of words between the passes: a fraction of the first-level cache.</summary>
    private const int BufferBytes = 8 << 10;

    /// <summary>The size of the widest vector, which nothing may be aligned beyond.</summary>
    private const int VectorBytes = 64;

    /// <summary>Writes elements start, start + 1, … of the tensor whose key this is.</summary>
    [SkipLocalsInit]
    internal static void Fill(uint* key, TMap map, T* destination, long count, ulong start)
    {
        if (count == 0)
            return;
        byte* room = stackalloc byte[VectorBytes + BufferBytes + (2 * VectorBytes)];
        TRaw* buffer = (TRaw*)(((nuint)room + VectorBytes + VectorBytes - 1) & ~(nuint)(VectorBytes - 1));
        int size = TSource.GroupSize;
        ulong group = start / (uint)size;
        TRaw* from = buffer + (int)(start % (uint)size);
        int head = Head(destination, count);
        while (true)
        {
            long needed = ((from - buffer) + count + size - 1) / size;
            int groups = (int)Math.Min(needed, BufferBytes / (size * sizeof(TRaw)));
            for (int i = 0; i < groups; i++)
                TSource.Group(key, group++, buffer + (i * size));

            int ready = (int)Math.Min((buffer + (groups * size)) - from, count);
            count -= ready;
            if (head > 0)
            {
                map.Part(from, destination, head);
                from += head;
                destination += head;
                ready -= head;
                head = 0;
            }

            int left = ready % TMap.Lanes;
            map.Whole(from, destination, ready - left);
            from += ready - left;
            destination += ready - left;
            if (count == 0)
            {
                if (left > 0)
                    map.Part(from, destination, left);
                return;
            }

            for (int i = -left; i < 0; i++)
                buffer[i] = from[left + i];
            from = buffer - left;
            count += left;
        }
    }

    /// <summary>How many elements lie before the first at which a vector's store is aligned.</summary>
    private static int Head(T* destination, long count)
    {
        int bytes = TMap.Lanes * sizeof(T);
        int head = (int)((nuint)(-(nint)destination) & (nuint)(bytes - 1)) / sizeof(T);
        return (int)Math.Min(head, count);
    }
}
