namespace WeightInit.Tests;

/// <summary>Where the repository is: tests read golden data there and nothing outside it.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>A file or folder under test/golden.</summary>
    public static string Golden(params string[] parts) => Path.Combine([Root, "test", "golden", .. parts]);

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "WeightInit.slnx")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("WeightInit.slnx is above no folder of " + AppContext.BaseDirectory);
    }
}
