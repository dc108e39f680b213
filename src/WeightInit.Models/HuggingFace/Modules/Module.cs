namespace WeightInit.Models;

/// <summary>
/// A module of a model as PyTorch holds it: its own parameters and buffers and the modules in it, in the order in which they
/// are registered, which is that of their constructors. A family describes a model by naming these.
/// </summary>
public sealed partial class Module
{
    /// <summary>The most tensors that a model may have; a config that asks for more is refused.</summary>
    public const int MostTensors = 200_000;

    private readonly Dictionary<string, Module> _byName = [];
    private readonly List<Module> _children = [];
    private readonly List<ModuleTensor> _tensors = [];
    private readonly Module _root;
    private readonly ModelConfig _config;
    private int _count;
    private int _made;

    internal Module(ModelConfig config, DType dtype)
    {
        _config = config;
        _root = this;
        DType = dtype;
        Name = Path = "";
        IsPreTrained = true;
    }

    private Module(Module parent, string name)
    {
        _config = parent._config;
        _root = parent._root;
        Parent = parent;
        DType = parent.DType;
        Name = name;
        Path = parent.Path.Length == 0 ? name : $"{parent.Path}.{name}";
        LayerScalars = parent.LayerScalars;
    }

    /// <summary>The name in the module that holds it.</summary>
    public string Name { get; }

    /// <summary>The name in the model: <c>transformer.h.0.attn</c>; empty for the model itself.</summary>
    public string Path { get; }

    /// <summary>What it is.</summary>
    public ModuleKind Kind { get; private init; }

    /// <summary>
    /// Whether it is a PreTrainedModel of the library: at the end of its constructor it initializes what is in it and has not
    /// been initialized yet, modules before those that hold them.
    /// </summary>
    public bool IsPreTrained { get; private init; }

    /// <summary>The module that holds it, or null for the model itself.</summary>
    public Module? Parent { get; }

    /// <summary>The modules in it.</summary>
    public IReadOnlyList<Module> Children => _children;

    /// <summary>Its own parameters and buffers, parameters first.</summary>
    public IReadOnlyList<ModuleTensor> Tensors => _tensors;

    /// <summary>The dtype of the parameters.</summary>
    public DType DType { get; }

    /// <summary>The place in the stack of layers, for a recipe's expressions.</summary>
    internal IReadOnlyDictionary<string, double>? LayerScalars { get; private init; }

    /// <summary>The module of that name in this one, made when it is first named; dots lead further in, an empty name is this one.</summary>
    public Module this[string name]
    {
        get
        {
            Module found = this;
            foreach (string part in name.Split('.', StringSplitOptions.RemoveEmptyEntries))
                found = found._byName.TryGetValue(part, out Module? child) ? child : found.Add(new Module(found, part));
            return found;
        }
    }

    /// <summary>The numbered module in this one.</summary>
    public Module this[string name, long index] => this[FormattableString.Invariant($"{name}.{index}")];

    /// <summary>A PreTrainedModel of the library in this module.</summary>
    public Module PreTrained(string name) => Add(new Module(this, name) { IsPreTrained = true });

    /// <summary>A stack of layers, numbered from 0: what is in a layer knows its place.</summary>
    /// <param name="name">The list's name.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="before">How many layers stand before the first, in a stack that goes through several lists.</param>
    /// <param name="of">How many layers the whole stack has, where it goes through several lists.</param>
    public IEnumerable<Module> Layers(string name, long count, long before = 0, long? of = null)
    {
        for (long index = 0; index < count; index++)
        {
            Module list = this[name];
            yield return list.Add(new Module(list, FormattableString.Invariant($"{index}"))
            {
                LayerScalars = new Dictionary<string, double>(2) { ["layer"] = before + index, ["layers"] = of ?? count },
            });
        }
    }

    /// <summary>Says that a tensor is another one when the model is finished: it is not written.</summary>
    /// <param name="name">Its name, from this module on.</param>
    /// <param name="kept">The name of the other, from this module on.</param>
    /// <param name="takesOver">Whether it is this one's memory that stays, under the other's name.</param>
    public void Tie(string name, string kept, bool takesOver = false)
    {
        ModuleTensor tied = Find(name);
        tied.TiedTo = Find(kept);
        tied.TakesOver = takesOver;
    }

    /// <summary>Every tensor in and below this module in the order of the state dict.</summary>
    public IEnumerable<ModuleTensor> AllTensors()
    {
        Stack<Module> open = new([this]);
        while (open.TryPop(out Module? module))
        {
            foreach (ModuleTensor tensor in module._tensors)
                yield return tensor;
            for (int i = module._children.Count - 1; i >= 0; i--)
                open.Push(module._children[i]);
        }
    }

    /// <summary>The weight of the module of this name in this one, or null where there is none.</summary>
    internal ModuleTensor? WeightOf(string name) => _byName.GetValueOrDefault(name)?._tensors.FirstOrDefault(tensor => tensor.Name == "weight");

    /// <summary>The place of the first tensor that is made in or below this module, among all tensors of the model.</summary>
    internal int FirstMade => AllTensors().Select(tensor => tensor.Sequence).DefaultIfEmpty(int.MaxValue).Min();

    /// <inheritdoc/>
    public override string ToString() => $"{(Path.Length == 0 ? "model" : Path)} ({Kind})";

    private Module Add(Module child)
    {
        if (!_byName.TryAdd(child.Name, child))
            throw new InvalidOperationException($"{this} has two modules {child.Name}.");
        _children.Add(child);
        return child;
    }

    private ModuleTensor Find(string name)
    {
        string[] parts = name.Split('.');
        Module owner = this;
        foreach (string part in parts[..^1])
            owner = owner._byName[part];
        return owner._tensors.First(tensor => tensor.Name == parts[^1]);
    }

    private ModuleTensor Add(string name, TensorSpec spec, ConstructorDraw constructed = ConstructorDraw.None, List<FusedPart>? parts = null)
    {
        _root._count += Math.Max(1, parts?.Count ?? 1);
        if (_root._count > MostTensors)
            throw _config.Bad($"asks for more than {MostTensors} tensors");
        TensorSpec placed = spec with { Name = Path.Length == 0 ? name : $"{Path}.{name}" };
        if (LayerScalars is not null)
            placed = placed with { Scalars = LayerScalars };
        ModuleTensor tensor = new(this, name, placed) { Sequence = _root._made++, Constructed = constructed, Parts = parts ?? [] };
        _tensors.Add(tensor);
        return tensor;
    }
}
