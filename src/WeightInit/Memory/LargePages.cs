using System.Runtime.InteropServices;

namespace WeightInit;

/// <summary>Memory that begins at a multiple of 2 MiB and for which pages of that size were asked.</summary>
internal sealed unsafe partial class LargePages : SafeHandle
{
    private const int Size = 2 << 20;

    /// <summary>MADV_HUGEPAGE of Linux.</summary>
    private const int HugePage = 14;

    private readonly long _bytes;

    /// <summary>Takes so many bytes, and what is missing to a whole page.</summary>
    /// <exception cref="OutOfMemoryException">The system has not that much.</exception>
    internal LargePages(nuint bytes)
        : base(0, ownsHandle: true)
    {
        bytes = Math.Max(Size, checked(bytes + Size - 1) & ~(nuint)(Size - 1));
        Start = NativeMemory.AlignedAlloc(bytes, Size);
        SetHandle((nint)Start);
        AreAskedFor = TryAdvise(Start, bytes);
        _bytes = (long)bytes;
        GC.AddMemoryPressure(_bytes);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Where it begins.</summary>
    internal void* Start { get; }

    /// <summary>Whether the system took the request.</summary>
    internal bool AreAskedFor { get; }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        GC.RemoveMemoryPressure(_bytes);
        return true;
    }

    private static bool TryAdvise(void* start, nuint bytes)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            return Advise(start, bytes, HugePage) == 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint bytes, int advice);
}
