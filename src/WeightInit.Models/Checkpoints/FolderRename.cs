using System.Runtime.InteropServices;

namespace WeightInit.Models;

/// <summary>Renames of folders that never lose one, and the flush that makes them last.</summary>
internal static partial class FolderRename
{
    private const int CurrentFolder = -100;
    private const uint NoReplace = 1;
    private const uint Exchange = 2;
    private const int ReadOnlyFolder = 0x10000;

    /// <summary>Gives a folder its final name, which must be free.</summary>
    /// <exception cref="IOException">The name is taken, or the system refuses.</exception>
    internal static void Move(string from, string to)
    {
        if (!OperatingSystem.IsLinux() || !TryRename(from, to, NoReplace))
            Directory.Move(from, to);
    }

    /// <summary>
    /// Puts a folder in the place of another, which takes the first one's name. On Linux this is one step; elsewhere the old
    /// one is moved aside first, and a kill between the two steps leaves neither under the name.
    /// </summary>
    internal static void Swap(string folder, string standing)
    {
        if (OperatingSystem.IsLinux() && TryRename(folder, standing, Exchange))
            return;
        string aside = folder + ".old";
        Directory.Move(standing, aside);
        Directory.Move(folder, standing);
        Directory.Move(aside, folder);
    }

    /// <summary>Makes the names in a folder last through a power cut, where the system knows how.</summary>
    internal static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        int descriptor = Open(folder, ReadOnlyFolder);
        if (descriptor < 0)
            return;
        _ = Fsync(descriptor);
        _ = Close(descriptor);
    }

    /// <summary>One renameat2; false where the file system does not know the flag.</summary>
    private static bool TryRename(string from, string to, uint flag)
    {
        const int Invalid = 22, NoCall = 38;
        if (Rename(CurrentFolder, from, CurrentFolder, to, flag) == 0)
            return true;
        int error = Marshal.GetLastPInvokeError();
        if (error is Invalid or NoCall)
            return false;
        throw new IOException(Marshal.GetPInvokeErrorMessage(error));
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
