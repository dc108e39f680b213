namespace WeightInit.Models;

/// <summary>The place a checkpoint is for, and whether it may go there.</summary>
internal static class TargetFolder
{
    /// <summary>The full path of a place; a link is followed, so that the folder stands where the link points to.</summary>
    /// <exception cref="OutputException">The text is no path, or it names no folder that could be made.</exception>
    internal static string Resolve(string target)
    {
        if (string.IsNullOrWhiteSpace(target))
            throw new OutputException("the folder of the checkpoint has no name.");
        try
        {
            string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
            if (new FileInfo(full).LinkTarget is not null)
                full = Path.TrimEndingDirectorySeparator(File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName);
            if (Path.GetDirectoryName(full) is not null)
                return full;
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{OneLine.Quote(target)}: a checkpoint cannot be there: {exception.Message}", exception);
        }

        throw new OutputException($"{target}: a checkpoint is a folder with a name of its own.");
    }

    /// <summary>Refuses a place that is taken by something that would be lost.</summary>
    /// <param name="target">The place as the user named it.</param>
    /// <param name="final">Its full path.</param>
    /// <param name="replace">Whether a checkpoint that stands there may be replaced.</param>
    /// <exception cref="OutputException">It is taken.</exception>
    internal static void Refuse(string target, string final, bool replace)
    {
        if (File.Exists(final))
            throw new OutputException($"{target}: is a file; a checkpoint is a folder.");
        if (!Directory.Exists(final))
            return;
        if (!replace)
            throw new OutputException($"{target}: exists; give another name, or --force to replace it when the new one is whole.");
        string? other = Directory.EnumerateFileSystemEntries(final).FirstOrDefault(entry => Directory.Exists(entry) || !CheckpointFiles.IsName(Path.GetFileName(entry)));
        if (other is not null)
            throw new OutputException($"{target}: holds {OneLine.Quote(Path.GetFileName(other))}, which is not part of a checkpoint and would be lost; --force replaces a folder that holds a checkpoint and nothing else.");
    }
}
