using System.Text.Json;
using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Finds the network that a MODEL of <c>diagnose</c> means, and the recipe that it gets where none is named.</summary>
/// <param name="Network">The network.</param>
/// <param name="Model">Its tensors as the model's own source describes them: what a recipe resolves.</param>
/// <param name="Recipe">The recipe where none is named: the family's, torch-default for module lists, he for the rest.</param>
public sealed record NetworkSource(Network Network, ModelSpec Model, Recipe Recipe)
{
    private const int LargestJson = 64 << 20;

    /// <summary>Loads a network.</summary>
    /// <param name="model">A built-in name, a Hugging Face <c>config.json</c>, a list of torch.nn modules, an ONNX graph, or a network line.</param>
    /// <param name="sample">The shape of one sample of the data, where there is data: module lists take it.</param>
    /// <param name="tokens">Tokens of a sample, for models of tokens.</param>
    /// <exception cref="ModelFileException">The file is missing, cannot be read or is not what it claims to be.</exception>
    /// <exception cref="NetworkException">It is no network, or one that is not computed.</exception>
    public static NetworkSource Load(string model, Shape? sample = null, long tokens = FamilyNetwork.UsualTokens)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        if (ModelFamilies.BuiltInConfig(model) is { } builtIn)
            return OfConfig(builtIn, tokens);
        if (model.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase))
            return OfGraph(OnnxNetwork.Read(model));
        if (File.Exists(model) || HasFileName(model))
            return OfJson(model, sample, tokens);
        if (!char.IsAsciiDigit(model.AsSpan().TrimStart(' ') is [var first, ..] ? first : ' '))
        {
            throw new UnknownModelException(model, "is neither a built-in model, nor a file, nor a network line, which begins with the input's size, as 784-256x30-10 relu; "
                + $"built in are {string.Join(", ", ModelFamilies.BuiltIn)}.");
        }

        Network network = Network.Parse(model);
        return new NetworkSource(network, network.Model, Recipe.He);
    }

    /// <summary>Whether a text that is no file's name looks like one.</summary>
    private static bool HasFileName(string model) =>
        model.Contains('/', StringComparison.Ordinal) || new[] { ".json", ".onnx", ".safetensors", ".keras", ".npz" }.Any(ending => model.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static NetworkSource OfJson(string path, Shape? sample, long tokens)
    {
        using JsonDocument document = JsonInput.Read(path, LargestJson, "a description of a network");
        JsonElement root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Array)
            return OfModules(TorchModuleList.Of(path, root), sample);
        if (root.ValueKind == JsonValueKind.Object && (root.TryGetProperty("tensors", out _) || root.TryGetProperty("weight_map", out _)))
            throw new NetworkException($"{path}: it lists tensors and does not say how they are connected; a config, a module list, an ONNX graph or a network line is accepted.");
        return OfConfig(ModelConfig.Of(path, root), tokens);
    }

    private static NetworkSource OfGraph(Network network) => new(network, network.Model, Recipe.He);

    private static NetworkSource OfModules(TorchModuleList list, Shape? sample) =>
        new(TorchNetwork.Of(list, sample), list.Describe(), list.RecipeOf());

    private static NetworkSource OfConfig(ModelConfig config, long tokens)
    {
        ModelFamily family = ModelFamilies.Of(config);
        return new NetworkSource(FamilyNetwork.Of(config, tokens), family.Build(config, DType.Float32), family.RecipeFor(config));
    }
}
