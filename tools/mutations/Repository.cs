namespace WeightInit.Mutations;

/// <summary>Where the repository is, whose golden files and recipes are changed.</summary>
internal static class Repository
{
    internal static string Find(string from)
    {
        string? folder = from;
        while (folder is not null && !File.Exists(Path.Combine(folder, "WeightInit.slnx")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"WeightInit.slnx is above no folder of {from}");
    }
}
