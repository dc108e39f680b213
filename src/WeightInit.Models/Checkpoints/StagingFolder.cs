using System.Security.Cryptography;

namespace WeightInit.Models;

/// <summary>
/// A folder built beside its place and given its name by one rename, so that under the name stands only what is whole. What
/// a killed run left beside it is cleared away by the next.
/// </summary>
/// <remarks>
/// Beside <c>out/gpt2</c> stand, while it is built, the folder <c>out/.gpt2.weightinit-ID</c> and the file
/// <c>out/.gpt2.weightinit-ID.lock</c>, which is locked as long as the process lives.
/// </remarks>
internal sealed class StagingFolder : IDisposable
{
    private const string Mark = ".weightinit-";
    private const string LockEnding = ".lock";

    private readonly string _final;
    private readonly bool _replace;
    private readonly List<string> _madeParents;
    private readonly FileStream _lock;
    private bool _done;

    private StagingFolder(string final, bool replace, string path, FileStream held, List<string> madeParents)
    {
        _final = final;
        _replace = replace;
        Path = path;
        _lock = held;
        _madeParents = madeParents;
    }

    /// <summary>Where the parts are written meanwhile.</summary>
    internal string Path { get; }

    /// <summary>Starts a folder.</summary>
    /// <param name="target">The place it is for.</param>
    /// <param name="replace">Whether a checkpoint that stands there may be replaced when the new one is whole.</param>
    /// <exception cref="OutputException">The place is taken, or the folder beside it cannot be made.</exception>
    internal static StagingFolder Create(string target, bool replace)
    {
        string final = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(target));
        string? parent = System.IO.Path.GetDirectoryName(final);
        if (parent is null)
            throw new OutputException($"{target}: a checkpoint is a folder with a name of its own.");
        Refuse(target, final, replace);
        List<string> made = [];
        try
        {
            MakeParents(parent, made);
            ClearLeftovers(parent, System.IO.Path.GetFileName(final));
            while (true)
            {
                string path = System.IO.Path.Combine(parent, $".{System.IO.Path.GetFileName(final)}{Mark}{RandomNumberGenerator.GetHexString(8, true)}");
                FileStream? held = TryLock(path + LockEnding, FileMode.CreateNew);
                if (held is null)
                    continue;
                Directory.CreateDirectory(path);
                return new StagingFolder(final, replace, path, held, made);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            RemoveParents(made);
            throw new OutputException($"{target}: cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Gives the folder its name. Every file in it must have been flushed.</summary>
    /// <exception cref="OutputException">Something took the name meanwhile, or the system refuses.</exception>
    internal void Commit()
    {
        try
        {
            FolderRename.Flush(Path);
            if (_replace && Directory.Exists(_final))
                FolderRename.Swap(Path, _final);
            else
                FolderRename.Move(Path, _final);
            FolderRename.Flush(System.IO.Path.GetDirectoryName(_final)!);
            _done = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{_final}: cannot be given its name: {exception.Message}", exception);
        }
    }

    /// <summary>Removes what stands beside the place: the parts of a folder that was not committed, or the one it replaced.</summary>
    public void Dispose()
    {
        Remove(Path);
        File.Delete(_lock.Name);
        _lock.Dispose();
        if (!_done)
            RemoveParents(_madeParents);
    }

    private static void Refuse(string target, string final, bool replace)
    {
        if (File.Exists(final))
            throw new OutputException($"{target}: is a file; a checkpoint is a folder.");
        if (!Directory.Exists(final))
            return;
        if (!replace)
            throw new OutputException($"{target}: exists; give another name, or --force to replace it when the new one is whole.");
        bool isCheckpoint = Directory.EnumerateFileSystemEntries(final).Select(System.IO.Path.GetFileName)
            .Any(name => name is Provenance.FileName or "model.safetensors" or "model.safetensors.index.json");
        if (!isCheckpoint && Directory.EnumerateFileSystemEntries(final).Any())
            throw new OutputException($"{target}: is a folder that holds other things than a checkpoint; --force replaces checkpoints only.");
    }

    private static void MakeParents(string parent, List<string> made)
    {
        if (Directory.Exists(parent))
            return;
        if (System.IO.Path.GetDirectoryName(parent) is { } above)
            MakeParents(above, made);
        Directory.CreateDirectory(parent);
        made.Add(parent);
    }

    private static void RemoveParents(List<string> made)
    {
        try
        {
            for (int i = made.Count - 1; i >= 0; i--)
                Directory.Delete(made[i]);
        }
        catch (IOException)
        {
            // Somebody else put something there meanwhile: it stays.
        }
    }

    /// <summary>Removes what killed runs left: their locks can be taken.</summary>
    private static void ClearLeftovers(string parent, string name)
    {
        foreach (string left in Directory.EnumerateFiles(parent, $".{name}{Mark}*{LockEnding}"))
        {
            using FileStream? held = TryLock(left, FileMode.Open);
            if (held is null)
                continue;
            string folder = left[..^LockEnding.Length];
            string aside = folder + ".old";
            string final = System.IO.Path.Combine(parent, name);
            if (Directory.Exists(aside) && !Directory.Exists(final))
                Directory.Move(aside, final);
            Remove(aside);
            Remove(folder);
            File.Delete(left);
        }
    }

    private static FileStream? TryLock(string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be removed now stays under its hidden name; the next run tries again.
        }
    }
}
