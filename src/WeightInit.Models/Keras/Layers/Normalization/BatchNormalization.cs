namespace WeightInit.Models.KerasFiles;

/// <summary>BatchNormalization: gamma, beta, moving_mean, moving_variance (channels).</summary>
[KerasClass("BatchNormalization")]
internal sealed class BatchNormalization : UnaryLayer
{
    private readonly int _axis;
    private readonly bool _scales;
    private readonly bool _centers;
    private readonly KerasInitial _beta;
    private readonly KerasInitial _gamma;
    private readonly KerasInitial _mean;
    private readonly KerasInitial _variance;

    public BatchNormalization(KerasConfig config)
        : base(config)
    {
        config.Refuse("renorm");
        _axis = NormAxes.Single(config);
        _centers = config.Flag("center", true);
        _scales = config.Flag("scale", true);
        _beta = config.Initializer("beta_initializer", "zeros");
        _gamma = config.Initializer("gamma_initializer", "ones");
        _mean = config.Initializer("moving_mean_initializer", "zeros");
        _variance = config.Initializer("moving_variance_initializer", "ones");
    }

    protected override IEnumerable<KerasVariable> Variables(KerasShape input)
    {
        long[] sizes = [Known(input, _axis)];
        if (_scales)
            yield return KerasVariable.Norm("gamma", sizes, _gamma, TensorRole.NormScale);
        if (_centers)
            yield return KerasVariable.Norm("beta", sizes, _beta, TensorRole.NormShift);
        yield return KerasVariable.Norm("moving_mean", sizes, _mean, TensorRole.Buffer);
        yield return KerasVariable.Norm("moving_variance", sizes, _variance, TensorRole.Buffer);
    }
}
