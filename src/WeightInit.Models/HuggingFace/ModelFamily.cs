namespace WeightInit.Models;

/// <summary>An architecture of transformers: its classes, its tensors and its recipe. One small file each, in Families.</summary>
public abstract class ModelFamily
{
    /// <summary>The config's <c>model_type</c>.</summary>
    public abstract string ModelType { get; }

    /// <summary>The classes that are known, the usual head first.</summary>
    public abstract IReadOnlyList<string> Classes { get; }

    /// <summary>What the family's own initialization code does.</summary>
    public abstract Recipe Recipe { get; }

    /// <summary>The tensors of a model of this config.</summary>
    /// <param name="config">The config.</param>
    /// <param name="dtype">The dtype of its weights, or null for the config's, else float32.</param>
    /// <exception cref="ModelFileException">The config has a class or a value that no model is made of.</exception>
    public ModelSpec Build(ModelConfig config, DType? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        string name = ClassOf(config);
        Module root = new(config, dtype ?? config.DType ?? DType.Float32);
        try
        {
            Describe(root, config, name);
        }
        catch (OverflowException exception)
        {
            throw config.Bad($"asks for a tensor that is too large ({exception.Message.TrimEnd('.')})");
        }

        return new ModelSpec(config.Origin, root.Tensors) { Scalars = config.Scalars };
    }

    /// <summary>The class that a config is of: the first of <c>architectures</c>, or the usual head.</summary>
    /// <exception cref="ModelFileException">The class is not known.</exception>
    public string ClassOf(ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        string name = config.Class ?? Classes[0];
        return Classes.Contains(name)
            ? name
            : throw config.Bad($"names the class {name}; of {ModelType} known are {string.Join(", ", Classes)}");
    }

    /// <summary>Names the layers of the model in the order in which PyTorch registers them.</summary>
    /// <param name="model">The model's own module.</param>
    /// <param name="config">The config.</param>
    /// <param name="name">The class.</param>
    protected abstract void Describe(Module model, ModelConfig config, string name);
}
