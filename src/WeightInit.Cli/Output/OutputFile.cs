namespace WeightInit.Cli;

/// <summary>A file that appears under its name only when it is whole: written beside it, flushed to the disk, renamed.</summary>
internal static class OutputFile
{
    /// <summary>Writes a file, replacing one that stands there; a link is followed.</summary>
    /// <param name="path">Where it is to appear.</param>
    /// <param name="write">Writes the contents.</param>
    /// <exception cref="CliException">It could not be written; nothing has changed under the name.</exception>
    internal static void Write(string path, Action<Stream> write)
    {
        string? beside = null;
        try
        {
            string full = Path.GetFullPath(path);
            if (!IsDevice(full) && new FileInfo(full).LinkTarget is not null)
                full = File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
            if (Directory.Exists(full))
                throw new CliException(ExitCode.Output, $"writing {path}: it is a folder; give the name of a file.");
            if (IsDevice(full))
            {
                using FileStream device = new(full, FileMode.Open, FileAccess.Write);
                write(device);
                return;
            }

            beside = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Environment.ProcessId}.tmp");
            using (FileStream stream = new(beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, full, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException { ParamName: "path" })
        {
            throw new CliException(ExitCode.Output, $"writing {path}: {Reason(error)}");
        }
        finally
        {
            Discard(beside);
        }
    }

    // Devices and the pipes of shells have no contents to replace: what is written goes into them.
    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) && File.Exists(path);

    private static void Discard(string? path)
    {
        try
        {
            if (path is not null)
                File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What could not be written can often not be deleted either; the first error is the one to tell.
        }
    }

    private static string Reason(Exception error) => error switch
    {
        DirectoryNotFoundException => "there is no such folder.",
        UnauthorizedAccessException => "this user may not write there.",
        PathTooLongException => "the name is too long.",
        IOException { HResult: 28 } => "the disk is full.",
        _ => error.Message,
    };
}
