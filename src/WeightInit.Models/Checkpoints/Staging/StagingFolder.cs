namespace WeightInit.Models;

/// <summary>
/// A folder built beside its place and given its name by one rename, so that under the name stands only what is whole. What
/// a killed run left beside it is cleared away by the next (<see cref="Leftovers"/>).
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    private readonly string _target;
    private readonly string _final;
    private readonly bool _replace;
    private readonly StagingName _name;
    private readonly HeldFile _held;
    private readonly NewParents _parents;

    private StagingFolder(string target, string final, bool replace, StagingName name, HeldFile held, NewParents parents)
    {
        _target = target;
        _final = final;
        _replace = replace;
        _name = name;
        _held = held;
        _parents = parents;
    }

    /// <summary>Where the parts are written meanwhile.</summary>
    internal string Path => _name.Folder;

    /// <summary>Clears away what killed runs left and starts a folder.</summary>
    /// <param name="target">The place it is for.</param>
    /// <param name="replace">Whether a checkpoint that stands there may be replaced when the new one is whole.</param>
    /// <exception cref="OutputException">The place is taken, or the folder beside it cannot be made.</exception>
    internal static StagingFolder Create(string target, bool replace)
    {
        string final = TargetFolder.Resolve(target);
        Leftovers.Clear(final);
        TargetFolder.Refuse(target, final, replace);
        NewParents parents = new(System.IO.Path.GetDirectoryName(final)!);
        try
        {
            parents.Make();
            (StagingName name, HeldFile held) = Start(final);
            return new StagingFolder(target, final, replace, name, held, parents);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            parents.Remove();
            throw OutputException.Of(target, exception);
        }
    }

    /// <summary>Gives the folder its name. Every file in it must have been flushed.</summary>
    /// <exception cref="OutputException">Something took the name meanwhile, or the system refuses.</exception>
    internal void Commit()
    {
        try
        {
            FolderRename.Flush(Path);
            TargetFolder.Refuse(_target, _final, _replace);
            if (Directory.Exists(_final))
                FolderRename.Swap(Path, _final, _name.Aside);
            else
                FolderRename.Move(Path, _final);
            _parents.Keep();
            FolderRename.Flush(System.IO.Path.GetDirectoryName(_final)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Of(_target, exception);
        }
    }

    /// <summary>Removes what stands beside the place: the parts of a folder that was not committed, or the one it replaced.</summary>
    public void Dispose()
    {
        if (Leftovers.TryRemove(Path))
            _held.Delete();
        else
            _held.Dispose();
        _parents.Remove();
    }

    /// <summary>The lock comes first: a folder without one would be nobody's.</summary>
    private static (StagingName Name, HeldFile Held) Start(string final)
    {
        const int Attempts = 3;
        for (int attempt = 1; ; attempt++)
        {
            StagingName name = StagingName.New(final);
            HeldFile? held = null;
            try
            {
                held = HeldFile.Create(name.Lock);
                Directory.CreateDirectory(name.Folder);
                return (name, held);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                held?.Delete();
                if (attempt == Attempts)
                    throw;
            }
        }
    }
}
