namespace WeightInit.Models;

/// <summary>The folders above a place that had to be made for it. They go again where nothing comes to stand there.</summary>
internal sealed class NewParents(string parent)
{
    private readonly Stack<string> _made = new();

    /// <summary>Makes those that are missing.</summary>
    internal void Make() => Make(parent);

    /// <summary>Says that they are wanted now.</summary>
    internal void Keep() => _made.Clear();

    /// <summary>Removes those that were made, as far as they are empty.</summary>
    internal void Remove()
    {
        try
        {
            while (_made.TryPop(out string? folder))
                Directory.Delete(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody put something there meanwhile: it stays, and so do the folders above it.
        }
    }

    private void Make(string folder)
    {
        if (Directory.Exists(folder))
            return;
        if (Path.GetDirectoryName(folder) is { } above)
            Make(above);
        Directory.CreateDirectory(folder);
        _made.Push(folder);
    }
}
