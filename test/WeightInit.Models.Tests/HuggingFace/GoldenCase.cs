using WeightInit.Models;

namespace WeightInit.Tests.HuggingFace;

/// <summary>A model of test/golden/transformers-5.23.0: what the library wrote, and what we make of its config.</summary>
internal sealed class GoldenCase
{
    private GoldenCase(string name)
    {
        Name = name;
        Loaded = ModelSource.Load(Path("config.json"));
        Plan = Loaded.Recipe.Resolve(Loaded.Model);
    }

    public static IReadOnlyList<string> Names { get; } = [.. Sums().Select(row => row["case"])];

    public string Name { get; }

    public LoadedModel Loaded { get; }

    public Plan Plan { get; }

    public Dictionary<string, string>[] Tensors => Rows(Path("tensors.tsv"));

    public Dictionary<string, string>[] Ties => Rows(Path("ties.tsv"));

    public Dictionary<string, string> Sum => Sums().Single(row => row["case"] == Name);

    public static GoldenCase Load(string name) => new(name);

    public static string Folder(params string[] parts) => Repository.Golden(["transformers-5.23.0", .. parts]);

    public static Dictionary<string, string>[] Rows(string path)
    {
        string[] lines = File.ReadAllLines(path);
        string[] names = lines[0].Split('\t');
        return [.. lines[1..].Select(line => names.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public string Path(params string[] parts) => Folder([Name, .. parts]);

    private static Dictionary<string, string>[] Sums() => Rows(Folder("sums.tsv"));
}
