namespace WeightInit.Models.KerasFiles;

/// <summary>
/// A layer as Keras constructs, builds and calls it, as far as its weights and shapes go. Its constructor reads the config and
/// takes seeds in the order of Keras's; building declares its weights; calling it gives the shapes of what comes out.
/// </summary>
internal abstract class KerasLayer
{
    private readonly List<(KerasVariable Variable, KerasWeight Weight)> _own = [];

    protected KerasLayer(KerasConfig config)
    {
        Config = config;
        Name = config.Name;
        DType = config.Loading.DType ?? DTypePolicies.VariableType(config);
    }

    /// <summary>The layer's name.</summary>
    public string Name { get; protected set; }

    /// <summary>Whether its weights are there.</summary>
    public bool IsBuilt { get; protected set; }

    /// <summary>Layers that it is made of, in the order in which Keras lists their weights.</summary>
    public virtual IReadOnlyList<KerasLayer> Children => [];

    /// <summary>
    /// The same layers and the attributes by which Keras's files find them, or null where that was not confirmed from its source.
    /// </summary>
    public virtual IReadOnlyList<(string Place, KerasLayer Part)>? Parts => Children.Count == 0 ? [] : null;

    /// <summary>Keras's name for its class while it runs, which names it in a list of layers.</summary>
    public virtual string SavedClass => Config.ClassName;

    /// <summary>The layer as messages show it.</summary>
    public string Shown => Config.Shown;

    /// <summary>Its own weights in the order in which Keras saves them: those that are trained, then the others.</summary>
    public IEnumerable<KerasWeight> Own =>
        _own.Where(own => own.Variable.IsTrained).Concat(_own.Where(own => !own.Variable.IsTrained)).Select(own => own.Weight);

    protected KerasConfig Config { get; }

    protected KerasLoading Loading => Config.Loading;

    /// <summary>The dtype of its weights.</summary>
    protected DType DType { get; }

    /// <summary>Builds it: declares its weights, then builds what it is made of.</summary>
    public void Build(KerasArguments arguments) => Loading.Within(this, () =>
    {
        BuildWithin(arguments);
        return IsBuilt = true;
    });

    /// <summary>Calls it: builds it where it is not, checks that its weights are those for these shapes where it is.</summary>
    /// <returns>The shapes of its outputs.</returns>
    public IReadOnlyList<KerasShape> Call(KerasArguments arguments)
    {
        Loading.CountCall();
        return Loading.Within(this, () =>
        {
            if (IsBuilt)
                Check(arguments);
            else
                Build(arguments);
            return Outputs(arguments);
        });
    }

    /// <summary>Its weights, then those of its parts, each once.</summary>
    public virtual IReadOnlyList<KerasWeight> Weights(HashSet<KerasLayer> seen)
    {
        if (!seen.Add(this))
            return [];
        return [
            .. Own,
            .. Children.SelectMany(child => child.Weights(seen)),
        ];
    }

    /// <summary>The units of a recurrent cell, which recipes call <c>hidden</c>; or null.</summary>
    protected virtual long? Hidden => null;

    /// <summary>The weights that it has where it is built with these shapes.</summary>
    protected virtual IEnumerable<KerasVariable> Variables(KerasArguments arguments) => [];

    /// <summary>The shapes of its outputs.</summary>
    protected abstract IReadOnlyList<KerasShape> Outputs(KerasArguments arguments);

    /// <summary>Declares the weights and builds the parts.</summary>
    protected virtual void BuildWithin(KerasArguments arguments)
    {
        foreach (KerasVariable variable in Variables(arguments))
            Add(variable);
    }

    /// <summary>Refuses shapes for which the layer's weights would be others than it was built with.</summary>
    protected virtual void Check(KerasArguments arguments)
    {
        if (_own.Count == 0)
            return;
        foreach ((KerasVariable now, (KerasVariable built, KerasWeight weight)) in Variables(arguments).Zip(_own))
        {
            if (!now.Sizes.AsSpan().SequenceEqual(built.Sizes))
                throw Config.Unfit($"was built with {built.Name} of the shape ({string.Join(", ", built.Sizes)}), and the input {arguments.First} needs ({string.Join(", ", now.Sizes)})");
        }
    }

    /// <summary>The shape of the only input.</summary>
    protected KerasShape Only(KerasArguments arguments) =>
        arguments.First is { } first ? first.Single ?? OfOne(first) : throw Config.Unfit("has no input");

    /// <summary>The size of an axis that has to be there and known.</summary>
    protected long Known(KerasShape shape, int axis)
    {
        if (!shape.Has(axis))
            throw Config.Unfit($"gets the input {shape}, which has no axis {axis}");
        return shape[axis] ?? throw Config.Unfit($"gets the input {shape}, whose axis {axis} is unknown; its weights need it");
    }

    /// <summary>Adds a weight to what is built.</summary>
    protected void Add(KerasVariable variable)
    {
        string path = Loading.PathOf(variable.Name);
        Shape shape;
        try
        {
            shape = Shape.Of(variable.Sizes);
        }
        catch (OverflowException)
        {
            throw Loading.Error(KerasModelError.TooLarge, $"{Config.Shown} asks for {variable.Name} of the shape ({string.Join(", ", variable.Sizes)}), which is larger than in any model");
        }

        KerasInitial initial = variable.Initial;
        bool declares = initial.InputAxes is not null || initial.OutputAxes is not null;
        TensorSpec tensor = new(path, shape, declares ? WeightLayout.OfAxes(initial.InputAxes ?? [], initial.OutputAxes ?? []) : variable.Layout)
        {
            DType = DType,
            Role = variable.Role,
            Layer = variable.Layer,
        };
        if (Hidden is { } hidden)
            tensor = tensor with { Scalars = new Dictionary<string, double> { ["hidden"] = hidden } };
        Loading.CountWeight(tensor);
        CheckLaw(tensor, initial);
        _own.Add((variable, new KerasWeight(tensor, initial.Law, initial.ClassName) { Randint = initial.Randint, GivenSeed = initial.Given }));
    }

    /// <summary>A law that needs fans, two axes or a matrix finds them.</summary>
    private void CheckLaw(TensorSpec tensor, KerasInitial initial)
    {
        try
        {
            switch (initial.Law)
            {
                case ElementwiseInitializer law:
                    law.DistributionFor(tensor);
                    break;
                case KerasOrthogonal when tensor.Shape.Rank < 2:
                case WeightInit.Identity when tensor.Shape.Rank != 2:
                    throw new ArgumentException($"{initial.ClassName} is not for the shape ({tensor.Shape})");
                default:
                    break;
            }
        }
        catch (Exception refused) when (refused is ArgumentException or OverflowException)
        {
            throw Config.Bad($"cannot draw {OneLine.Quote(tensor.Name)}: {OneLine.Plain(refused.Message.TrimEnd('.'), 300)}");
        }
    }

    private KerasShape OfOne(KerasShapes shapes) => shapes.All.Count == 1
        ? shapes.All[0]
        : throw Config.Unfit($"gets {shapes.All.Count} inputs, {shapes}; one is accepted");
}

/// <summary>A layer of one input and one output.</summary>
internal abstract class UnaryLayer(KerasConfig config) : KerasLayer(config)
{
    protected sealed override IEnumerable<KerasVariable> Variables(KerasArguments arguments) => Variables(Only(arguments));

    protected sealed override IReadOnlyList<KerasShape> Outputs(KerasArguments arguments) => [Output(Only(arguments))];

    /// <summary>The weights for an input of this shape.</summary>
    protected virtual IEnumerable<KerasVariable> Variables(KerasShape input) => [];

    /// <summary>The shape of the output.</summary>
    protected virtual KerasShape Output(KerasShape input) => input;
}
