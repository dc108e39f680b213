namespace WeightInit.Compare;

/// <summary>The memory that is filled: 256 MiB for each type of element, 512 for double, made and touched before anything is timed.</summary>
internal static class Target
{
    private const long Bytes = 256L << 20;

    /// <summary>Doubles are asked for 64 M at a time where two threads share the work.</summary>
    private static long BytesOf<T>() => typeof(T) == typeof(double) ? 2 * Bytes : Bytes;

    internal static Memory<T> Of<T>(long count)
        where T : unmanaged =>
        count <= Store<T>.Elements.Length
            ? Store<T>.Elements.AsMemory(0, (int)count)
            : throw new ArgumentException($"{count} elements do not fit into {BytesOf<T>()} bytes.");

    private static class Store<T>
        where T : unmanaged
    {
        internal static T[] Elements { get; } = Touched();

        private static unsafe T[] Touched()
        {
            T[] elements = GC.AllocateUninitializedArray<T>((int)(BytesOf<T>() / sizeof(T)), pinned: true);
            elements.AsSpan().Fill(default);
            return elements;
        }
    }
}
