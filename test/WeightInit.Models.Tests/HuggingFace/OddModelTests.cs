using System.Runtime.InteropServices;
using System.Text.Json;
using WeightInit.Models;
using Xunit.Abstractions;

namespace WeightInit.Tests.HuggingFace;

/// <summary>
/// Models whose tensors are no multiples of PyTorch's blocks: normals in pairs that wait for the next short fill, tails drawn anew,
/// experts cut in the middle of a block, truncated normals that reject. Each tensor alone is what it is when everything that the
/// library draws is drawn one after another.
/// </summary>
public class OddModelTests(ITestOutputHelper output)
{
    public static TheoryData<string> Configs =>
    [
        """{"model_type": "gpt2", "n_embd": 6, "n_head": 2, "n_layer": 2, "vocab_size": 13, "n_positions": 5, "add_cross_attention": true}""",
        """{"model_type": "gpt2", "n_embd": 2, "n_head": 1, "n_layer": 3, "vocab_size": 3, "n_positions": 2, "initializer_range": 0}""",
        """{"model_type": "bert", "hidden_size": 10, "num_attention_heads": 2, "intermediate_size": 7, "num_hidden_layers": 2, "vocab_size": 11, "max_position_embeddings": 3, "type_vocab_size": 1, "pad_token_id": 3}""",
        """{"model_type": "mixtral", "hidden_size": 6, "num_attention_heads": 2, "num_key_value_heads": 1, "intermediate_size": 5, "num_hidden_layers": 2, "num_local_experts": 3, "vocab_size": 7}""",
        """{"model_type": "t5", "d_model": 5, "d_kv": 3, "num_heads": 1, "d_ff": 7, "num_layers": 2, "vocab_size": 9, "relative_attention_num_buckets": 5}""",
        """{"model_type": "vit", "hidden_size": 5, "num_attention_heads": 1, "intermediate_size": 3, "num_hidden_layers": 2, "image_size": 8, "patch_size": 4, "initializer_range": 1.0}""",
        """{"model_type": "vit", "hidden_size": 40, "num_attention_heads": 1, "intermediate_size": 3, "num_hidden_layers": 1, "image_size": 64, "patch_size": 4, "initializer_range": 1.5}""",
        """{"model_type": "vit", "hidden_size": 7, "num_attention_heads": 1, "intermediate_size": 3, "num_hidden_layers": 1, "image_size": 16, "patch_size": 4, "initializer_range": 9.0}""",
        """{"model_type": "resnet", "embedding_size": 3, "hidden_sizes": [5, 6], "depths": [1, 2], "layer_type": "basic", "num_labels": 3}""",
        """{"model_type": "falcon", "hidden_size": 6, "num_attention_heads": 2, "num_hidden_layers": 2, "vocab_size": 5, "bias": true}""",
        """{"model_type": "falcon", "hidden_size": 6, "num_attention_heads": 2, "num_kv_heads": 1, "num_hidden_layers": 1, "vocab_size": 5, "new_decoder_architecture": true, "tie_word_embeddings": false}""",
        """{"model_type": "swin", "embed_dim": 6, "depths": [1, 1], "num_heads": [1, 2], "image_size": 8, "patch_size": 2, "window_size": 2, "use_absolute_embeddings": true}""",
        """{"model_type": "distilbert", "dim": 10, "n_heads": 2, "hidden_dim": 7, "n_layers": 2, "vocab_size": 11, "max_position_embeddings": 5, "sinusoidal_pos_embds": true, "tie_word_embeddings": false}""",
        """{"model_type": "t5", "d_model": 4, "d_kv": 2, "num_heads": 2, "d_ff": 3, "num_layers": 1, "vocab_size": 3, "initializer_factor": 0, "feed_forward_proj": "gated-gelu"}""",
    ];

    [Theory]
    [MemberData(nameof(Configs))]
    public void Each_tensor_alone_is_what_the_whole_sequence_draws(string json)
    {
        int tensors = 0;
        foreach (string stream in new[] { "torch-2.13", "torch-1.13" })
        {
            tensors += Compare<float>(json, stream) + Compare<double>(json, stream) + Compare<BFloat16>(json, stream);
            if (stream == "torch-2.13")
                tensors += Compare<Half>(json, stream);
        }

        output.WriteLine($"{tensors} tensors");
        Assert.True(tensors >= 50, $"{tensors} tensors");
    }

    private static int Compare<T>(string json, string stream)
        where T : unmanaged
    {
        ModelConfig config = ModelConfig.Of("odd", JsonDocument.Parse(json).RootElement);
        ModelFamily family = ModelFamilies.Of(config);
        ModelSpec model = family.Build(config, DTypes.Of<T>());
        Plan plan = family.RecipeFor(config).Resolve(model);
        DrawSequence sequence = TorchOrder.Of(family, config, DTypes.Of<T>()).Draws(plan);
        TensorSource source = TorchSource.Of(plan, sequence, Streams.Find(stream), StreamSeed.Of(7));
        T[][] drawn = Replay<T>(sequence, stream);

        Assert.InRange(DrawTable.Lines(sequence).Count(), sequence.Draws.Count, 2 * sequence.Draws.Count);
        int compared = 0;
        for (int i = 0; i < plan.Tensors.Count; i++)
        {
            TensorSpec tensor = plan.Tensors[i].Tensor;
            if (tensor.DType != DTypes.Of<T>())
                continue;
            T[] alone = Read<T>(source, i, tensor);
            if (sequence.Tensors.TryGetValue(tensor.Name, out DrawnPart part))
                Assert.Equal(Cleared(drawn[part.Draw].AsSpan((int)part.Offset, alone.Length).ToArray(), tensor), alone);
            else
                Assert.Equal(plan.Tensors[i].Initializer.Create<T>(tensor, RandomKey.FromSeed(0)), alone);
            compared++;
        }

        return compared;
    }

    /// <summary>Everything that is drawn, one call after another on one generator.</summary>
    private static T[][] Replay<T>(DrawSequence sequence, string stream)
        where T : unmanaged
    {
        RandomStream generator = Streams.Find(stream).OpenStream(StreamSeed.Of(7));
        return [.. sequence.Draws.Select(draw =>
        {
            T[] values = new T[draw.Shape.Count];
            generator.Fill(values.AsSpan(), draw.Law);
            return values;
        })];
    }

    private static T[] Cleared<T>(T[] values, TensorSpec tensor)
    {
        if (tensor.PaddingRow is { } row)
            values.AsSpan((int)(row * tensor.Shape[1]), (int)tensor.Shape[1]).Clear();
        return values;
    }

    private static T[] Read<T>(TensorSource source, int number, TensorSpec tensor)
        where T : unmanaged
    {
        T[] values = new T[tensor.Shape.Count];
        using TensorReader reader = source.Open(number, 0);
        for (int at = 0; at < values.Length; at += 11)
            reader.Read(MemoryMarshal.AsBytes(values.AsSpan(at, Math.Min(11, values.Length - at))));
        return values;
    }
}
