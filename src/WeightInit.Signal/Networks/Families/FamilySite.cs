using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>A model family on its way to a network: its config, its tensors by their names in a checkpoint, and the builder.</summary>
internal sealed class FamilySite
{
    private readonly Dictionary<string, TensorSpec> _tensors = new(StringComparer.Ordinal);

    internal FamilySite(ModelConfig config, ModelSpec model, string className)
    {
        Config = config;
        ClassName = className;
        Builder = new NetworkBuilder(config.Origin);
        foreach (TensorSpec tensor in model.Tensors)
        {
            foreach (string name in tensor.TiedNames.Prepend(tensor.Name))
                _tensors[name] = tensor;
        }
    }

    internal ModelConfig Config { get; }

    /// <summary>The class: the base model, or one with a head.</summary>
    internal string ClassName { get; }

    internal NetworkBuilder Builder { get; }

    /// <summary>The activation that the config names.</summary>
    internal Activation Activation(string key, string fallback)
    {
        string name = Config.Text(key) ?? fallback;
        try
        {
            return WeightInit.Activation.Parse(name.Replace('_', '-'));
        }
        catch (FormatException exception)
        {
            throw new NetworkException($"{Config.Origin}: {key}: {exception.Message}", exception);
        }
    }

    /// <summary>What stands before a module's name: the attribute of the base model in a class with a head.</summary>
    internal string PrefixOf(string tensor) =>
        _tensors.Keys.FirstOrDefault(name => name == tensor || name.EndsWith("." + tensor, StringComparison.Ordinal)) is { } found
            ? found[..^tensor.Length]
            : throw new NetworkException($"{Config.Origin}: there is no tensor {tensor}.");

    /// <summary>A tensor by its name in the checkpoint, tied names included; or null.</summary>
    internal TensorSpec? Find(string name) => _tensors.GetValueOrDefault(name);

    /// <summary>A tensor by its name in the checkpoint.</summary>
    internal TensorSpec Tensor(string name) => Find(name) ?? throw new NetworkException($"{Config.Origin}: there is no tensor {name}.");

    /// <summary>A dense layer, with a bias where the model has one.</summary>
    internal NetworkNode Dense(string name, NetworkNode x) =>
        Builder.Add(name, new Dense(), [x], [new(ParameterSlot.Weight, Tensor($"{name}.weight")), .. Optional(ParameterSlot.Bias, $"{name}.bias")]);

    /// <summary>A convolution of even windows, with a bias where the model has one.</summary>
    internal NetworkNode Convolution(string name, NetworkNode x, Window window) =>
        Builder.Add(name, new Convolution(window), [x], [new(ParameterSlot.Weight, Tensor($"{name}.weight")), .. Optional(ParameterSlot.Bias, $"{name}.bias")]);

    /// <summary>A normalization with its weight and, where the model has them, bias and statistics.</summary>
    internal NetworkNode Normalization(string name, NetworkNode x, Operation operation) => Builder.Add(name, operation, [x],
    [
        new(ParameterSlot.Scale, Tensor($"{name}.weight")), .. Optional(ParameterSlot.Shift, $"{name}.bias"),
        .. Optional(ParameterSlot.Mean, $"{name}.running_mean"), .. Optional(ParameterSlot.Variance, $"{name}.running_var"),
    ]);

    /// <summary>Rows of a table for tokens.</summary>
    internal NetworkNode Embedding(string name, NetworkNode tokens) =>
        Builder.Add(name, new Embedding(), [tokens], [new(ParameterSlot.Weight, Tensor($"{name}.weight"))]);

    /// <summary>The first rows of a table, the same for every sample: positions, or the first of the types.</summary>
    internal NetworkNode Rows(string name, long count)
    {
        NetworkNode table = Builder.Add(name, new Learned(), [], [new(ParameterSlot.Weight, Tensor($"{name}.weight"))]);
        return Builder.Add($"{name}.rows", new Slice(0, 0, count), table);
    }

    internal NetworkNode Activate(string name, NetworkNode x, Activation activation) => Builder.Activate(name, x, activation);

    /// <summary>The input of tokens, as many as asked for and as the model has places.</summary>
    internal NetworkNode Tokens(long vocabulary, long wanted, long most) =>
        Builder.Add("input_ids", new Input([Math.Min(wanted, most)]) { Vocabulary = vocabulary });

    private NetworkParameter[] Optional(ParameterSlot slot, string name) => Find(name) is { } spec ? [new NetworkParameter(slot, spec)] : [];
}
