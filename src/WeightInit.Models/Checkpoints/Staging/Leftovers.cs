namespace WeightInit.Models;

/// <summary>What killed runs left beside a place.</summary>
internal static class Leftovers
{
    /// <summary>
    /// Removes it. A folder that a run was about to replace when it was killed, and that has no name since, gets its name back.
    /// What cannot be removed stays under its hidden name; the next run tries again.
    /// </summary>
    internal static void Clear(string final)
    {
        if (!Directory.Exists(Path.GetDirectoryName(final)))
            return;
        try
        {
            foreach (StagingName name in StagingName.Beside(final))
                Clear(name, final);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder cannot be listed: the run itself will say why nothing can be written there.
        }
    }

    /// <summary>Whether a folder is gone, now or before.</summary>
    internal static bool TryRemove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Clear(StagingName name, string final)
    {
        using HeldFile? held = HeldFile.TryTake(name.Lock);
        if (held is null)
            return;
        if (Directory.Exists(name.Aside) && !Directory.Exists(final))
            Directory.Move(name.Aside, final);
        if (TryRemove(name.Aside) && TryRemove(name.Folder))
            held.Delete();
    }
}
