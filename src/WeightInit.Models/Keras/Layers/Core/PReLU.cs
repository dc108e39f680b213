namespace WeightInit.Models.KerasFiles;

/// <summary>PReLU: alpha of the input's shape without the batch, 1 along shared axes.</summary>
[KerasClass("PReLU")]
internal sealed class PReLU : UnaryLayer
{
    private readonly KerasInitial _alpha;
    private readonly int[] _shared;

    public PReLU(KerasConfig config)
        : base(config)
    {
        _alpha = config.Initializer("alpha_initializer", "Zeros");
        _shared = config.Find("shared_axes") is { } axes ? config.Integers("shared_axes", axes, 1, Manifest.MostAxes) : [];
    }

    protected override IEnumerable<KerasVariable> Variables(KerasShape input)
    {
        long[] sizes = new long[Math.Max(0, input.Rank - 1)];
        foreach (int axis in _shared)
        {
            if (axis > sizes.Length)
                throw Config.Unfit($"shares the axis {axis}, which the input {input} has not");
        }

        for (int axis = 1; axis < input.Rank; axis++)
            sizes[axis - 1] = _shared.Contains(axis) ? 1 : Known(input, axis);
        yield return new("alpha", sizes, _alpha, TensorRole.Kernel) { Layer = LayerKind.Activation };
    }
}
