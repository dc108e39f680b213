using System.Globalization;

namespace WeightInit.Models;

/// <summary>
/// Elements that stand in files beside the model: only beneath its folder, by a relative path without <c>..</c>. A link may
/// lead to a file only in the folder where the model itself really is, as the caches of model hubs have it.
/// </summary>
internal sealed class ExternalData(OnnxFile owner) : IDisposable
{
    private readonly Dictionary<string, InputFile> _open = new(StringComparer.Ordinal);

    /// <summary>Where the elements of a tensor are.</summary>
    /// <exception cref="OnnxException">The place is not said, is not beneath the folder, or the file is too short.</exception>
    /// <exception cref="FileAccessException">The file cannot be read.</exception>
    internal ElementPlace Find(OnnxTensor tensor)
    {
        string location = Text(tensor, "location") ?? throw Bad(tensor, "says no location of its elements");
        InputFile file = Open(tensor, location);
        long offset = Number(tensor, "offset") ?? 0;
        if (offset > file.Length)
            throw owner.Bad(OnnxError.BeyondFile, $"tensor {OneLine.Quote(tensor.Name)} begins at byte {offset} of {OneLine.Quote(location)}, which has {file.Length}.");
        long length = Number(tensor, "length") ?? Math.Min(file.Length - offset, tensor.ByteCount);
        return length <= file.Length - offset
            ? new ElementPlace(file, offset, length)
            : throw owner.Bad(OnnxError.BeyondFile, $"tensor {OneLine.Quote(tensor.Name)} has {length} bytes from {offset} of {OneLine.Quote(location)}, which has {file.Length}.");
    }

    public void Dispose()
    {
        foreach (InputFile file in _open.Values)
            file.Dispose();
    }

    private InputFile Open(OnnxTensor tensor, string location)
    {
        lock (_open)
        {
            if (!_open.TryGetValue(location, out InputFile? file))
                _open.Add(location, file = InputFile.Open(PathOf(tensor, location)));
            return file;
        }
    }

    private string PathOf(OnnxTensor tensor, string location)
    {
        string[] parts = location.Split('/');
        if (location.Length == 0 || Path.IsPathRooted(location) || location.AsSpan().IndexOfAny('\\', '\0', ':') >= 0 || parts.Any(part => part is "" or "." or ".."))
            throw Bad(tensor, $"has its elements at {OneLine.Quote(location)}; a path beneath the folder of the model, of names joined by /, is accepted");
        string folder = Path.GetDirectoryName(Path.GetFullPath(owner.Path))!;
        string path = folder;
        for (int i = 0; i < parts.Length; i++)
        {
            path = Path.Combine(path, parts[i]);
            if (new FileInfo(path).LinkTarget is not null && (i < parts.Length - 1 || !LeadsHome(path, folder)))
                throw Bad(tensor, $"has its elements at {OneLine.Quote(location)}, a link that leads out of the folder of the model");
        }

        return path;
    }

    /// <summary>Whether a link ends beneath the model's folder, or in the folder where the model's own link ends.</summary>
    private bool LeadsHome(string link, string folder)
    {
        if (Final(link) is not { } target)
            return false;
        string home = Final(owner.Path) is { } real ? Path.GetDirectoryName(real)! : folder;
        return IsBeneath(target, folder) || IsBeneath(target, home);
    }

    private static string? Final(string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: true)?.FullName;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsBeneath(string path, string folder) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string? Text(OnnxTensor tensor, string key) => tensor.Message.ExternalData.LastOrDefault(pair => pair.Key == key)?.Value;

    private long? Number(OnnxTensor tensor, string key)
    {
        if (Text(tensor, key) is not { } text)
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw Bad(tensor, $"has the {key} {OneLine.Quote(text)}; a whole number of 0 or more is accepted");
    }

    private OnnxException Bad(OnnxTensor tensor, string problem) => owner.Bad(OnnxError.BadLocation, $"tensor {OneLine.Quote(tensor.Name)} {problem}.");
}
