namespace WeightInit.Models;

/// <summary>
/// An architecture of transformers: its classes, its modules and its recipe. One small file each, in Families, which reads like
/// the architecture's own description; what initialization needs follows from it.
/// </summary>
public abstract class ModelFamily
{
    /// <summary>The config's <c>model_type</c>.</summary>
    public abstract string ModelType { get; }

    /// <summary>The classes that are known, the usual head first and the base class last.</summary>
    public abstract IReadOnlyList<string> Classes { get; }

    /// <summary>What the family's own initialization code does with a model of this config: the built-in recipe of the family's name.</summary>
    /// <param name="config">The config.</param>
    public virtual Recipe RecipeFor(ModelConfig config) => Recipe.Find(ModelType);

    /// <summary>The attribute in which a class with a head holds the base model; empty where its modules are the head class's own.</summary>
    protected abstract string Prefix { get; }

    /// <summary>
    /// Parts of module names and what a checkpoint's names have in their place, where they differ. The library then sorts the
    /// state dict by module names before it writes.
    /// </summary>
    protected virtual IReadOnlyList<(string Module, string File)> FileNames => [];

    /// <summary>Whether the library converts names or tensors when it writes a checkpoint.</summary>
    protected virtual bool IsConverted => FileNames.Count > 0;

    /// <summary>The config's key for the deviation that the library's base class draws with.</summary>
    protected virtual string DeviationKey => "initializer_range";

    /// <summary>The tensors of a checkpoint of this config.</summary>
    /// <param name="config">The config.</param>
    /// <param name="dtype">The dtype of its weights, or null for the config's, else float32.</param>
    /// <exception cref="ModelFileException">The config has a class or a value that no model is made of.</exception>
    public ModelSpec Build(ModelConfig config, DType? dtype = null)
    {
        Module model = Describe(config, dtype);
        return new ModelSpec(config.Origin, FileTensors.Of(model, IsConverted, FileNames)) { Scalars = new Dictionary<string, double>(config.Scalars) };
    }

    /// <summary>The modules of a model of this config, as PyTorch registers them.</summary>
    /// <inheritdoc cref="Build"/>
    public Module Describe(ModelConfig config, DType? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        string name = ClassOf(config);
        bool isBase = name == Classes[^1];
        double deviation = config.Deviation(DeviationKey, DeviationKey == "initializer_factor" ? 1 : 0.02);
        config.Derive("base_std", deviation == 0 && DeviationKey == "initializer_range" ? 0.02 : deviation);
        Module model = new(config, dtype ?? config.DType ?? DType.Float32);
        try
        {
            Body(isBase || Prefix.Length == 0 ? model : model.PreTrained(Prefix), config, name);
            if (!isBase)
                Head(model, config, name);
            foreach (ModuleTensor tensor in model.AllTensors())
                _ = tensor.Spec.ByteCount;
        }
        catch (OverflowException exception)
        {
            throw config.Bad($"asks for a tensor that is too large ({exception.Message.TrimEnd('.')})");
        }

        return model;
    }

    /// <summary>The class that a config is of: the first of <c>architectures</c>, or the usual head.</summary>
    /// <exception cref="ModelFileException">The class is not known.</exception>
    public string ClassOf(ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        string name = config.Class ?? Classes[0];
        return Classes.Contains(name)
            ? name
            : throw config.Bad($"names the class {OneLine.Quote(name)}; of {ModelType} known are {string.Join(", ", Classes)}");
    }

    /// <summary>The name that a checkpoint has for a tensor.</summary>
    internal string FileNameOf(ModuleTensor tensor) => FileTensors.Rename(tensor.Path, FileNames);

    /// <summary>
    /// What the family's own initialization code draws when a module is visited, after the library's base class has drawn for it:
    /// tensors of the module or of those in it, each with its law, or null for the law that it has in the finished model.
    /// </summary>
    /// <param name="module">The module that is visited.</param>
    /// <param name="config">The config.</param>
    protected internal virtual IEnumerable<(ModuleTensor Tensor, Distribution? Law)> DrawnBy(Module module, ModelConfig config) => [];

    /// <summary>Names the modules of the base model in the order in which PyTorch registers them.</summary>
    /// <param name="body">The base model.</param>
    /// <param name="config">The config.</param>
    /// <param name="name">The class.</param>
    protected abstract void Body(Module body, ModelConfig config, string name);

    /// <summary>Names the modules that a class with a head has beside the base model, and the ties.</summary>
    /// <param name="model">The model of the class.</param>
    /// <param name="config">The config.</param>
    /// <param name="name">The class.</param>
    protected abstract void Head(Module model, ModelConfig config, string name);
}
