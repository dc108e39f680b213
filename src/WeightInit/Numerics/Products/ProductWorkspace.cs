using System.Runtime.CompilerServices;

namespace WeightInit.Numerics;

/// <summary>
/// A thread's memory for packed blocks, kept for its next product: aligned to the lines of the cache, so that no load of a register
/// touches two.
/// </summary>
internal sealed unsafe class ProductWorkspace
{
    private const int Line = 64;

    [ThreadStatic]
    private static ProductWorkspace? _own;

    private byte[] _memory = [];

    /// <summary>Memory of at least so many elements, undefined; the thread's last is not to be used any more.</summary>
    internal static T* Of<T>(int count)
        where T : unmanaged
    {
        ProductWorkspace own = _own ??= new ProductWorkspace();
        int bytes = checked((count * sizeof(T)) + Line);
        if (own._memory.Length < bytes)
            own._memory = GC.AllocateUninitializedArray<byte>(bytes, pinned: true);
        nuint start = (nuint)Unsafe.AsPointer(ref own._memory[0]);
        return (T*)((start + Line - 1) & ~(nuint)(Line - 1));
    }
}
