namespace WeightInit.Models;

/// <summary>A npy file, open for reading.</summary>
public sealed class NpyFile : IDisposable
{
    private readonly InputFile _file;

    private NpyFile(InputFile file)
    {
        _file = file;
        NpyHeader header = NpyHeader.Read(new RangeStream(file, 0, file.Length), file.Path, file.Length);
        string name = System.IO.Path.GetFileNameWithoutExtension(file.Path);
        Array = new NpyArray(name, file.Path, header, () => new RangeStream(file, header.DataStart, header.DataLength));
    }

    /// <summary>The path as it was given.</summary>
    public string Path => _file.Path;

    /// <summary>What the file holds.</summary>
    public NpyArray Array { get; }

    /// <summary>Opens a file and checks its header; no element is read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileAccessException">The file cannot be read.</exception>
    /// <exception cref="NpyException">The file breaks a rule of the format, or holds what cannot be read.</exception>
    public static NpyFile Open(string path)
    {
        InputFile file = InputFile.Open(path);
        try
        {
            return new NpyFile(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
