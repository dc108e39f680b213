namespace WeightInit.Models;

/// <summary>A file that is locked as long as this process lives: how another run sees that the one that made it has ended.</summary>
internal sealed class HeldFile : IDisposable
{
    private readonly FileStream _file;

    private HeldFile(FileStream file) => _file = file;

    /// <summary>Makes a file of this name and holds it.</summary>
    /// <exception cref="IOException">The name is taken, or the file cannot be made.</exception>
    internal static HeldFile Create(string path)
    {
        HeldFile made = new(new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
        if (File.Exists(path))
            return made;
        made.Dispose();
        throw new IOException($"The file '{path}' was removed while it was made.");
    }

    /// <summary>Takes a file over; null where a living process holds it, or it is gone, or it is not ours to open.</summary>
    internal static HeldFile? TryTake(string path)
    {
        try
        {
            return new HeldFile(new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Removes the file and lets it go. Removed first where the system allows it, nobody can take it between the two.</summary>
    internal void Delete()
    {
        if (OperatingSystem.IsWindows())
            _file.Dispose();
        File.Delete(_file.Name);
        _file.Dispose();
    }

    /// <summary>Lets the file go; it stays.</summary>
    public void Dispose() => _file.Dispose();
}
