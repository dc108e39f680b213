namespace WeightInit.Models.KerasFiles;

/// <summary>
/// EinsumDense: a kernel whose shape, and a bias whose axes, an equation gives. Its fans are those of the equation: the kernel's
/// axes that the input has and the output has not are inputs, those that only the output has are outputs.
/// </summary>
[KerasClass("EinsumDense")]
internal sealed class EinsumDense : UnaryLayer
{
    private readonly Equation _equation;
    private readonly long?[] _output;
    private readonly string? _biasAxes;
    private readonly KerasInitial _kernel;
    private readonly KerasInitial _bias;

    public EinsumDense(KerasConfig config)
        : base(config)
    {
        config.Refuse("lora_rank");
        _equation = Equation.Parse(config, config.Text("equation") ?? throw config.WrongKind("equation", config.Need("equation"), "a string"));
        KerasShapes? shape = config.Need("output_shape") is { ValueKind: System.Text.Json.JsonValueKind.Number } size
            ? new KerasShapes([config.Whole("output_shape", size, 1, Manifest.LargestSize)])
            : BuildShapes.Shapes(config, config.Need("output_shape"));
        _output = [.. shape?.Single ?? throw config.WrongKind("output_shape", config.Need("output_shape"), "a size or an array of sizes")];
        _biasAxes = config.Text("bias_axes");
        _kernel = config.Initializer("kernel_initializer", "glorot_uniform");
        _bias = config.Initializer("bias_initializer", "zeros");
    }

    /// <summary>One that another layer makes of itself.</summary>
    public EinsumDense(KerasConfig config, string name, string equation, long?[] output, string? biasAxes, KerasInitial kernel, KerasInitial bias)
        : base(config)
    {
        Name = name;
        _equation = Equation.Parse(config, equation);
        _output = output;
        _biasAxes = biasAxes;
        _kernel = kernel;
        _bias = bias;
    }

    protected override IEnumerable<KerasVariable> Variables(KerasShape input)
    {
        EquationShapes shapes = _equation.Resolve(Config, input, _output, _biasAxes);
        KerasInitial kernel = _kernel.InputAxes is null && _kernel.OutputAxes is null && _kernel.Law is KerasVarianceScaling
            ? _kernel with { InputAxes = [.. _equation.InputAxes], OutputAxes = [.. _equation.OutputAxes] }
            : _kernel;
        WeightLayout layout = WeightLayout.OfAxes([.. _equation.InputAxes], [.. _equation.OutputAxes], [.. _equation.BatchAxes]);
        yield return KerasVariable.Kernel("kernel", shapes.Kernel, kernel, LayerKind.Linear, layout);
        if (shapes.Bias is { } bias)
            yield return KerasVariable.Bias(bias, _bias, LayerKind.Linear);
    }

    protected override KerasShape Output(KerasShape input) => _equation.Resolve(Config, input, _output, _biasAxes).Output;
}
