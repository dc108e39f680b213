namespace WeightInit.Models.KerasFiles;

/// <summary>LayerNormalization: gamma and beta of the sizes of its axes.</summary>
[KerasClass("LayerNormalization")]
internal sealed class LayerNormalization : UnaryLayer
{
    private readonly int[] _axes;
    private readonly bool _scales;
    private readonly bool _centers;
    private readonly KerasInitial _beta;
    private readonly KerasInitial _gamma;

    public LayerNormalization(KerasConfig config)
        : base(config)
    {
        bool isRms = config.Flag("rms_scaling", false);
        _axes = NormAxes.Of(config);
        _centers = config.Flag("center", true) && !isRms;
        _scales = config.Flag("scale", true) || isRms;
        _beta = config.Initializer("beta_initializer", "zeros");
        _gamma = config.Initializer("gamma_initializer", "ones");
    }

    protected override IEnumerable<KerasVariable> Variables(KerasShape input)
    {
        long[] sizes = [.. _axes.Select(axis => Known(input, axis))];
        if (_scales)
            yield return KerasVariable.Norm("gamma", sizes, _gamma, TensorRole.NormScale);
        if (_centers)
            yield return KerasVariable.Norm("beta", sizes, _beta, TensorRole.NormShift);
    }
}
