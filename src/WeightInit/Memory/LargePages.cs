using System.Runtime.InteropServices;

namespace WeightInit;

/// <summary>The system's pages of 2 MiB.</summary>
internal static unsafe partial class LargePages
{
    /// <summary>Their size in bytes.</summary>
    internal const int Size = 2 << 20;

    /// <summary>MADV_HUGEPAGE of Linux.</summary>
    private const int HugePage = 14;

    /// <summary>The bytes of whole pages, at least one.</summary>
    internal static nuint RoundUp(nuint bytes) => Math.Max(Size, checked(bytes + Size - 1) & ~(nuint)(Size - 1));

    /// <summary>Asks for them; false where the system knows no such request or refuses it.</summary>
    internal static bool TryAdvise(void* start, nuint bytes)
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
