namespace WeightInit.Compare;

/// <summary>The memory that is filled: 256 MiB for each type of element, made and touched before anything is timed.</summary>
internal static class Target
{
    private const long Bytes = 256L << 20;

    internal static Memory<T> Of<T>(long count)
        where T : unmanaged =>
        count <= Store<T>.Elements.Length
            ? Store<T>.Elements.AsMemory(0, (int)count)
            : throw new ArgumentException($"{count} elements do not fit into {Bytes} bytes.");

    private static class Store<T>
        where T : unmanaged
    {
        internal static T[] Elements { get; } = Touched();

        private static unsafe T[] Touched()
        {
            T[] elements = GC.AllocateUninitializedArray<T>((int)(Bytes / sizeof(T)), pinned: true);
            elements.AsSpan().Fill(default);
            return elements;
        }
    }
}
