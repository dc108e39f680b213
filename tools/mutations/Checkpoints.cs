using System.Text.Json;
using WeightInit.Models;

namespace WeightInit.Mutations;

/// <summary>Small checkpoints from torch's seed, whose provenance is changed: positions, laws, shapes, streams, seeds.</summary>
internal sealed class Checkpoints
{
    private static readonly string[] Configs =
    [
        """{"model_type": "gpt2", "n_embd": 6, "n_head": 2, "n_layer": 1, "vocab_size": 13, "n_positions": 5}""",
        """{"model_type": "vit", "hidden_size": 10, "num_attention_heads": 1, "intermediate_size": 3, "num_hidden_layers": 1, "image_size": 8, "patch_size": 4, "initializer_range": 1.5}""",
        """{"model_type": "mixtral", "hidden_size": 6, "num_attention_heads": 2, "num_key_value_heads": 1, "intermediate_size": 5, "num_hidden_layers": 1, "num_local_experts": 3, "vocab_size": 7}""",
    ];

    private readonly string[] _folders;

    /// <param name="folder">Where they are written.</param>
    internal Checkpoints(string folder)
    {
        _folders = [.. Configs.Select((_, number) => Path.Combine(folder, $"checkpoint-{number}"))];
        for (int i = 0; i < Configs.Length; i++)
        {
            string config = Path.Combine(folder, $"config-{i}.json");
            File.WriteAllText(config, Configs[i]);
            LoadedModel loaded = ModelSource.Load(config);
            Plan plan = loaded.Recipe.Resolve(loaded.Model);
            plan.WriteTo(_folders[i], loaded.Order!.Open(plan, Streams.Find("torch-2"), StreamSeed.Of(42)));
        }

        Seeds = [.. _folders.Select(path => File.ReadAllBytes(Path.Combine(path, Provenance.FileName)))];
    }

    /// <summary>Their provenance.</summary>
    internal byte[][] Seeds { get; }

    /// <summary>Where a checkpoint's provenance stands.</summary>
    internal string PathOf(int number) => Path.Combine(_folders[number], Provenance.FileName);

    /// <summary>Verifies the checkpoint beside a provenance.</summary>
    internal static void Verify(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        CheckpointVerifier.Verify(folder, CheckpointVerifier.ReadProvenance(folder));
    }
}
