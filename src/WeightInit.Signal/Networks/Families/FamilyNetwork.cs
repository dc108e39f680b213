using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>The network of a Hugging Face config: GPT-2, Llama and its like, BERT, ViT, ResNet. Tensors have their checkpoint's names.</summary>
public static class FamilyNetwork
{
    /// <summary>How many tokens a sample has where nobody says.</summary>
    public const long UsualTokens = 64;

    private static readonly Dictionary<string, Func<FamilySite, long, Network>> ByType = new(StringComparer.Ordinal)
    {
        ["gpt2"] = Gpt2Network.Of,
        ["llama"] = LlamaNetwork.Of,
        ["mistral"] = LlamaNetwork.Of,
        ["qwen2"] = LlamaNetwork.Of,
        ["bert"] = BertNetwork.Of,
        ["vit"] = (site, _) => VitNetwork.Of(site),
        ["resnet"] = (site, _) => ResNetNetwork.Of(site),
    };

    /// <summary>The <c>model_type</c>s that there is a network for.</summary>
    public static IEnumerable<string> ModelTypes => ByType.Keys;

    /// <summary>The network of a config.</summary>
    /// <param name="config">The config.</param>
    /// <param name="tokens">Tokens of a sample, where it has tokens; at most as many as the model has places for.</param>
    /// <exception cref="NetworkException">There is no network for the family, or for what the config asks.</exception>
    /// <exception cref="ModelFileException">The config has a class or a value that no model is made of.</exception>
    public static Network Of(ModelConfig config, long tokens = UsualTokens)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentOutOfRangeException.ThrowIfLessThan(tokens, 1);
        if (!ByType.TryGetValue(config.ModelType, out Func<FamilySite, long, Network>? make))
            throw new NetworkException($"{config.Origin}: there is no network for {config.ModelType}; there are for {string.Join(", ", ByType.Keys)}. Export it to ONNX to diagnose it.");
        ModelFamily family = ModelFamilies.Of(config);
        return make(new FamilySite(config, family.Build(config, DType.Float32), family.ClassOf(config)), tokens);
    }
}
