using System.Text.Json;
using WeightInit.Models;

namespace WeightInit.Signal.Tests.Networks.Families;

public sealed class FamilyNetworkTests
{
    private static ModelConfig Config(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return ModelConfig.Of("config.json", document.RootElement);
    }

    public static TheoryData<string> Small =>
    [
        """{"model_type":"gpt2","n_embd":16,"n_head":2,"n_layer":3,"n_positions":12,"vocab_size":50}""",
        """{"model_type":"gpt2","architectures":["GPT2Model"],"n_embd":16,"n_head":2,"n_layer":1,"n_positions":12,"vocab_size":50}""",
        """{"model_type":"llama","hidden_size":16,"intermediate_size":40,"num_attention_heads":4,"num_key_value_heads":2,"num_hidden_layers":2,"vocab_size":50}""",
        """{"model_type":"qwen2","hidden_size":16,"intermediate_size":40,"num_attention_heads":4,"num_key_value_heads":2,"num_hidden_layers":2,"vocab_size":50}""",
        """{"model_type":"bert","hidden_size":16,"intermediate_size":40,"num_attention_heads":4,"num_hidden_layers":2,"vocab_size":50,"max_position_embeddings":20}""",
        """{"model_type":"bert","architectures":["BertModel"],"hidden_size":16,"intermediate_size":40,"num_attention_heads":4,"num_hidden_layers":2,"vocab_size":50,"max_position_embeddings":20}""",
        """{"model_type":"vit","hidden_size":16,"intermediate_size":40,"num_attention_heads":4,"num_hidden_layers":2,"image_size":16,"patch_size":4,"num_labels":5}""",
        """{"model_type":"resnet","embedding_size":8,"hidden_sizes":[16,32],"depths":[2,1],"num_labels":5}""",
        """{"model_type":"resnet","embedding_size":8,"hidden_sizes":[8,16],"depths":[1,1],"layer_type":"basic","num_labels":5}""",
    ];

    [Theory]
    [MemberData(nameof(Small))]
    public void Every_weight_of_the_model_is_read_and_moves_the_loss(string json)
    {
        ModelConfig config = Config(json);
        ModelFamily family = ModelFamilies.Of(config);
        Network network = FamilyNetwork.Of(config, tokens: 9);
        ModelSpec model = family.Build(config);
        Assert.Equal(
            model.Tensors.Where(spec => spec.DType.IsFloatingPoint()).Select(spec => spec.Name).Order(StringComparer.Ordinal),
            network.Parameters.Select(spec => spec.Name).Order(StringComparer.Ordinal));

        NetworkWeights weights = NetworkWeights.Draw(family.RecipeFor(config).Resolve(model), RandomKey.FromSeed(1));
        Measurement measured = WeightInit.Signal.Probe.Measure(network, weights, ProbeData.Random(2));
        Assert.All(measured.Parameters.Where(parameter => parameter.Spec.IsTrained), parameter => Assert.True(parameter.Gradient > 0, parameter.Spec.Name));
        Assert.All(measured.Layers, layer => Assert.True(double.IsFinite(layer.SecondMoment) && layer.Gradient > 0));
        if (network.Logits is { } logits)
            Assert.InRange(measured.InitialLoss, 0.5 * Math.Log(logits.Shape[^1]), 3 * Math.Log(logits.Shape[^1]));
    }

    [Fact]
    public void The_blocks_are_layers()
    {
        Network network = FamilyNetwork.Of(Config("""{"model_type":"gpt2","n_embd":16,"n_head":2,"n_layer":2,"n_positions":12,"vocab_size":50}"""));
        Assert.Equal(["transformer.wte", "transformer.h.0", "transformer.h.1", "transformer.ln_f", "lm_head"],
            network.Layers.Where(layer => layer.Within is null).Select(layer => layer.Name));
        Assert.Equal("12,50", network.Output.Shape.ToString());
    }

    [Fact]
    public void A_family_without_a_network_says_so()
    {
        NetworkException refused = Assert.Throws<NetworkException>(() => FamilyNetwork.Of(Config("""{"model_type":"t5"}""")));
        Assert.Contains("ONNX", refused.Message, StringComparison.Ordinal);
    }
}
