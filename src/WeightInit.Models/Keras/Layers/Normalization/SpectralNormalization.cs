namespace WeightInit.Models.KerasFiles;

/// <summary>
/// SpectralNormalization of a layer: that layer's weights, and vector_u (1, outputs), whose initializer is made when it is built.
/// </summary>
[KerasClass("SpectralNormalization")]
internal sealed class SpectralNormalization : KerasLayer
{
    private readonly KerasLayer _layer;

    public SpectralNormalization(KerasConfig config)
        : base(config) => _layer = KerasClasses.Load(KerasObject.Read(config.Loading, config.Need("layer"), $"the layer of {config.Shown}"));

    public override IReadOnlyList<KerasLayer> Children => [_layer];

    protected override void BuildWithin(KerasArguments arguments)
    {
        if (!_layer.IsBuilt)
            _layer.Build(arguments);
        TensorSpec kernel = _layer.Weights([]).FirstOrDefault(IsKernel)?.Tensor
            ?? throw Config.Bad("wraps a layer that has neither a kernel nor embeddings");
        KerasInitial initial = new(new KerasTruncatedNormal(0, 0.02), "TruncatedNormal", Loading.Take(), null);
        Add(new KerasVariable("vector_u", [1, kernel.Shape[^1]], initial, TensorRole.Buffer) { Layer = LayerKind.Normalization });
    }

    /// <summary>Keras lists the kernel first, for the wrapper holds it too.</summary>
    public override IReadOnlyList<KerasWeight> Weights(HashSet<KerasLayer> seen)
    {
        IReadOnlyList<KerasWeight> weights = base.Weights(seen);
        return weights.FirstOrDefault(IsKernel) is { } kernel ? [kernel, .. weights.Where(weight => weight != kernel)] : weights;
    }

    protected override IReadOnlyList<KerasShape> Outputs(KerasArguments arguments) => _layer.Call(arguments);

    protected override void Check(KerasArguments arguments)
    {
    }

    private static bool IsKernel(KerasWeight weight) => weight.Tensor.Role is TensorRole.Kernel or TensorRole.Embedding;
}
