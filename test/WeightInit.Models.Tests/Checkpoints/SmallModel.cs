using WeightInit.Models;

namespace WeightInit.Tests.Checkpoints;

/// <summary>A model of 186,368 parameters in 40 tensors, transformers' gpt2-tiny, and checkpoints of it.</summary>
internal static class SmallModel
{
    public static string Golden(params string[] parts) => Repository.Golden(["transformers-5.23.0", "gpt2-tiny", .. parts]);

    public static LoadedModel Load(DType? dtype = null) => ModelSource.Load(Golden("config.json"), dtype);

    public static Plan Plan(DType? dtype = null)
    {
        LoadedModel loaded = Load(dtype);
        return loaded.Recipe.Resolve(loaded.Model);
    }

    /// <summary>Writes it from our own stream.</summary>
    public static Provenance Write(string folder, ulong seed = 42, CheckpointOptions? options = null) =>
        Plan().WriteTo(folder, RandomKey.FromSeed(seed), (options ?? new()) with { ConfigJson = Load().ConfigJson });

    /// <summary>The bytes of every file in a folder, by name.</summary>
    public static Dictionary<string, byte[]> Files(string folder) =>
        Directory.EnumerateFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);

    /// <summary>What <c>verify</c> finds.</summary>
    public static CheckpointDifference? Verify(string folder) => CheckpointVerifier.Verify(folder, CheckpointVerifier.ReadProvenance(folder));
}
