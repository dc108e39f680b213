using System.Runtime.InteropServices;

namespace WeightInit.Models;

/// <summary>Renames of folders that never lose one, and the flush that makes them last.</summary>
internal static partial class FolderRename
{
    private const int CurrentFolder = -100;
    private const uint NoReplace = 1;
    private const uint Exchange = 2;
    private const int ReadOnly = 0;

    /// <summary>Gives a folder its final name, which must be free.</summary>
    /// <exception cref="IOException">The name is taken, or the system refuses.</exception>
    internal static void Move(string from, string to)
    {
        if (!OperatingSystem.IsLinux() || !TryRename(from, to, NoReplace))
            Directory.Move(from, to);
    }

    /// <summary>
    /// Puts a folder in the place of another, which takes the first one's name. On Linux this is one step; where the system
    /// has no such step the old one is moved aside first, and a kill between the two leaves neither under the name until the
    /// next run gives the old one its name back.
    /// </summary>
    internal static void Swap(string folder, string standing, string aside)
    {
        if (!OperatingSystem.IsLinux() || !TryRename(folder, standing, Exchange))
            SwapInSteps(folder, standing, aside);
    }

    /// <summary>The swap where two names cannot be exchanged at once.</summary>
    internal static void SwapInSteps(string folder, string standing, string aside)
    {
        Directory.Move(standing, aside);
        try
        {
            Directory.Move(folder, standing);
        }
        catch
        {
            Directory.Move(aside, standing);
            throw;
        }

        Directory.Move(aside, folder);
    }

    /// <summary>Makes the names in a folder last through a power cut, where the system knows how.</summary>
    internal static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        int descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
            return;
        _ = Fsync(descriptor);
        _ = Close(descriptor);
    }

    /// <summary>One renameat2; false where the C library or the file system does not know the flag.</summary>
    private static bool TryRename(string from, string to, uint flag)
    {
        const int Invalid = 22, NoCall = 38, NotSupported = 95;
        try
        {
            if (Rename(CurrentFolder, from, CurrentFolder, to, flag) == 0)
                return true;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }

        int error = Marshal.GetLastPInvokeError();
        return error is Invalid or NoCall or NotSupported ? false : throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)}: '{from}' to '{to}'");
    }

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
