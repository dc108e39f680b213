namespace WeightInit.Models.KerasFiles;

/// <summary>GroupNormalization: gamma and beta (channels).</summary>
[KerasClass("GroupNormalization")]
internal sealed class GroupNormalization : UnaryLayer
{
    private readonly int _groups;
    private readonly int _axis;
    private readonly bool _scales;
    private readonly bool _centers;
    private readonly KerasInitial _beta;
    private readonly KerasInitial _gamma;

    public GroupNormalization(KerasConfig config)
        : base(config)
    {
        _groups = config.Integer("groups", 32, -1, int.MaxValue);
        _axis = NormAxes.Single(config);
        _centers = config.Flag("center", true);
        _scales = config.Flag("scale", true);
        _beta = config.Initializer("beta_initializer", "zeros");
        _gamma = config.Initializer("gamma_initializer", "ones");
    }

    protected override IEnumerable<KerasVariable> Variables(KerasShape input)
    {
        long channels = Known(input, _axis);
        if (_groups == 0 || (_groups != -1 && channels % _groups != 0))
            throw Config.Unfit($"gets {channels} channels, which its {_groups} groups do not divide");
        if (_scales)
            yield return KerasVariable.Norm("gamma", [channels], _gamma, TensorRole.NormScale);
        if (_centers)
            yield return KerasVariable.Norm("beta", [channels], _beta, TensorRole.NormShift);
    }
}
