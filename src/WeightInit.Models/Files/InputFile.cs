using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace WeightInit.Models;

/// <summary>A file opened for reading at any offset; every error is a <see cref="FileAccessException"/>.</summary>
internal sealed class InputFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    private InputFile(string path, SafeFileHandle handle, long length)
    {
        Path = path;
        _handle = handle;
        Length = length;
    }

    /// <summary>The path as the caller gave it.</summary>
    internal string Path { get; }

    /// <summary>The length in bytes when the file was opened.</summary>
    internal long Length { get; }

    internal static InputFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new FileAccessException(FileAccessError.NotAFile, path, "it is a folder; a file is needed.");
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess);
            return new InputFile(path, handle, RandomAccess.GetLength(handle));
        }
        catch (Exception error) when (Explain(error, path) is { } explained)
        {
            handle?.Dispose();
            throw explained;
        }
    }

    /// <summary>The files of a folder whose names fit a pattern.</summary>
    internal static string[] List(string folder, string pattern)
    {
        try
        {
            return Directory.GetFiles(folder, pattern);
        }
        catch (Exception error) when (Explain(error, folder) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Fills <paramref name="destination"/> from the file's byte <paramref name="offset"/>.</summary>
    internal void Read(long offset, Span<byte> destination)
    {
        try
        {
            while (!destination.IsEmpty)
            {
                int read = RandomAccess.Read(_handle, destination, offset);
                if (read == 0)
                    throw new FileAccessException(FileAccessError.Shrunk, Path, $"it ended at byte {offset} while it was read; it had {Length} bytes when it was opened.");
                offset += read;
                destination = destination[read..];
            }
        }
        catch (Exception error) when (Explain(error, Path) is { } explained)
        {
            throw explained;
        }
    }

    public void Dispose() => _handle.Dispose();

    private static FileAccessException? Explain(Exception error, string path) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException =>
            new(FileAccessError.NotFound, path, "there is no such file.", error),
        UnauthorizedAccessException => new(FileAccessError.NotPermitted, path, "it may not be read by this user.", error),
        NotSupportedException => new(FileAccessError.NotAFile, path, "it is a pipe or a device; a file is needed.", error),
        IOException => new(FileAccessError.Failed, path, $"{OneLine.Plain(Marshal.GetPInvokeErrorMessage(error.HResult & 0xFFFF))}.", error),
        _ => null,
    };
}
