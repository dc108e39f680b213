namespace WeightInit.Models;

/// <summary>
/// Makes a model as transformers does and writes down what is drawn. One rule for all families: constructors draw in the order in
/// which they run; at the end of the constructor of each PreTrainedModel its modules are initialized, those before the modules
/// that hold them, none twice; what the family's own code draws again comes when the module is visited whose branch does it.
/// </summary>
/// <param name="family">The architecture.</param>
/// <param name="config">The config, whose numbers have been read.</param>
/// <param name="plan">The plan: the law of each tensor of the finished model.</param>
internal sealed class FreshModel(ModelFamily family, ModelConfig config, Plan plan)
{
    private const string Replaced = "its tensor is not in the finished model (replaced by a tie)";

    private readonly Dictionary<string, Distribution> _laws = plan.Tensors
        .Where(planned => planned.Distribution is not null)
        .DistinctBy(planned => planned.Tensor.Fused?.Name ?? planned.Tensor.Name)
        .ToDictionary(planned => planned.Tensor.Fused?.Name ?? planned.Tensor.Name, planned => planned.Distribution!);

    private readonly List<(ModuleTensor Tensor, Distribution Law)> _draws = [];

    // Initialization leaves nothing of what constructors drew, be it that it draws again or writes a constant.
    private readonly Dictionary<ModuleTensor, int> _last = [];
    private readonly HashSet<Module> _visited = [];

    /// <summary>Everything that is drawn.</summary>
    /// <param name="model">The model.</param>
    /// <param name="order">What the order is called.</param>
    internal DrawSequence Draw(Module model, string order)
    {
        Construct(model);
        return new DrawSequence(order, [.. _draws.Select((draw, i) => Describe(draw.Tensor, draw.Law, _last.TryGetValue(draw.Tensor, out int last) && last == i))], Parts());
    }

    /// <summary>Tensors and modules as the constructor makes them; a PreTrainedModel initializes itself at its end.</summary>
    private void Construct(Module module)
    {
        foreach ((ModuleTensor? tensor, Module? child) in Members(module))
        {
            if (child is not null)
                Construct(child);
            else
                Construct(tensor!);
        }

        if (module.IsPreTrained)
            Initialize(module);
    }

    private static IEnumerable<(ModuleTensor?, Module?)> Members(Module module) =>
        module.Tensors.Select(tensor => (tensor.Sequence, (ModuleTensor?)tensor, (Module?)null))
            .Concat(module.Children.Select(child => (child.FirstMade, (ModuleTensor?)null, (Module?)child)))
            .OrderBy(member => member.Item1).Select(member => (member.Item2, member.Item3));

    private void Construct(ModuleTensor tensor)
    {
        switch (tensor.Constructed)
        {
            case ConstructorDraw.Uniform:
                double bound = BoundOf(tensor);
                _draws.Add((tensor, new Uniform(-bound, bound)));
                break;
            case ConstructorDraw.UnitNormal:
                _draws.Add((tensor, new Normal(0, 1)));
                break;
            case ConstructorDraw.Normal002:
                _draws.Add((tensor, new Normal(0, 0.02)));
                break;
        }
    }

    /// <summary>The bound as torch computes it: sqrt(3) · gain / sqrt(fan_in) of a weight, gain that of a leaky ReLU of sqrt(5); 1 / sqrt(fan_in) of a bias.</summary>
    private static double BoundOf(ModuleTensor tensor)
    {
        if (tensor.Spec.Role == TensorRole.Bias)
            return 1 / Math.Sqrt(tensor.Spec.Fans!.Value.In);
        double fan = FanConvention.Torch.Of(tensor.Spec.Shape, WeightLayout.OutIn).In;
        double gain = Math.Sqrt(2.0 / (1 + Math.Pow(Math.Sqrt(5), 2)));
        return Math.Sqrt(3) * (gain / Math.Sqrt(fan));
    }

    private void Initialize(Module module)
    {
        if (!_visited.Add(module))
            return;
        foreach (Module child in module.Children)
            Initialize(child);
        foreach (ModuleTensor tensor in module.Tensors.Where(IsDrawnByBase))
            Initialize(tensor, new Normal(0, config.Scalars["base_std"]));
        foreach ((ModuleTensor tensor, Distribution? law) in family.DrawnBy(module, config))
            Initialize(tensor, law ?? FinalLawOf(tensor));
    }

    private void Initialize(ModuleTensor tensor, Distribution law)
    {
        _last[tensor] = _draws.Count;
        _draws.Add((tensor, law));
    }

    /// <summary>Weights of dense layers, convolutions and tables; matrices of a module's own, as a router's; fused experts.</summary>
    private static bool IsDrawnByBase(ModuleTensor tensor) => tensor.Name == "weight"
        ? tensor.Owner.Kind is ModuleKind.Linear or ModuleKind.Convolution or ModuleKind.Embedding || (tensor.Owner.Kind == ModuleKind.Block && tensor.Spec.Layout is not null)
        : tensor.Parts.Count > 0;

    private Distribution FinalLawOf(ModuleTensor tensor) => _laws[NameOf(tensor)];

    private ModelDraw Describe(ModuleTensor tensor, Distribution law, bool isLast)
    {
        string name = NameOf(tensor);
        bool isKept = isLast && IsKept(tensor);
        return new ModelDraw(law, tensor.Spec.Shape, tensor.Spec.DType)
        {
            Tensor = isKept ? name : null,
            Note = isKept ? null : IsReplaced(tensor) ? Replaced : $"overwritten: {name}",
            ZeroRow = isKept ? tensor.Spec.PaddingRow : null,
        };
    }

    /// <summary>Whether a draw can be what the finished model has: a constant or a formula overwrites it.</summary>
    private bool IsKept(ModuleTensor tensor) => tensor.TiedTo is null && _laws.TryGetValue(NameOf(tensor), out Distribution? law) && law is not Constant;

    /// <summary>Whether ties put another tensor in its place; of a tied weight's bias a padded copy, too.</summary>
    private static bool IsReplaced(ModuleTensor tensor) =>
        !tensor.TakesOver && (tensor.TiedTo is not null || (tensor.Name == "bias" && tensor.Owner.Tensors[0].TiedTo is not null));

    /// <summary>The name that a checkpoint has for it, or for what takes its place; a fused tensor has its own.</summary>
    private string NameOf(ModuleTensor tensor) => tensor.Parts.Count > 0 ? tensor.Path : family.FileNameOf(tensor.TakesOver ? tensor.TiedTo! : tensor);

    private Dictionary<string, DrawnPart> Parts()
    {
        Dictionary<string, int> byName = _last.Where(entry => IsKept(entry.Key)).ToDictionary(entry => NameOf(entry.Key), entry => entry.Value);
        Dictionary<string, DrawnPart> parts = [];
        foreach (TensorSpec tensor in plan.Tensors.Select(planned => planned.Tensor))
        {
            if (byName.TryGetValue(tensor.Fused?.Name ?? tensor.Name, out int draw))
                parts.Add(tensor.Name, new DrawnPart(draw, tensor.Fused?.Offset ?? 0));
        }

        return parts;
    }
}
