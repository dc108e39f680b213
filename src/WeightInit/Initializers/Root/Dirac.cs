namespace WeightInit;

/// <summary>
/// A convolution that hands as many channels through as it can: 1 in the middle of the receptive field from input d of a group
/// to its output d, 0 elsewhere.
/// </summary>
/// <remarks>
/// Nothing is drawn. The middle of an axis of size k is k / 2, rounded down: off-centre for even k, as in PyTorch. Convolutions
/// in one to three dimensions; layout (…, in, out) where the tensor does not say. The law of torch.nn.init.dirac_ 2.13
/// in any layout.
/// </remarks>
public sealed record Dirac : PatternInitializer
{
    /// <param name="groups">Into how many groups the outputs fall; 1 or more, a divisor of their number.</param>
    /// <exception cref="ArgumentException"><paramref name="groups"/> is below 1.</exception>
    public Dirac(long groups = 1) => Groups = groups;

    /// <summary>Into how many groups the outputs fall. With 1, those that the tensor's layout has.</summary>
    /// <exception cref="ArgumentException">The value is below 1.</exception>
    public long Groups { get; init => field = (long)NumberRange.Count.Check(value, "dirac", "groups"); }

    internal static InitializerForm Form { get; } = new(
        "dirac",
        "1 in the middle of the kernel from input d to output d of a group",
        [new NumberParameter("groups", NumberRange.Count, 1)],
        given => new Dirac(given.Count("groups")));

    internal override InitializerText Text => Form.With((double)Groups);

    private protected override double Entry => 1;

    internal override IEnumerable<Diagonal> DiagonalsOf(TensorSpec tensor)
    {
        MatrixAxes axes = MatrixAxes.Of(this, tensor);
        WeightLayout layout = tensor.Layout ?? DefaultLayout;
        if (layout.GroupsDivideOut)
            throw new ArgumentException($"{tensor.Name}: {Name} is not defined for the layout {layout}; its groups divide the outputs.");
        long groups = layout.Groups == 1 || Groups == layout.Groups ? Groups : Groups == 1 ? layout.Groups
            : throw new ArgumentException($"{tensor.Name}: {this} and the layout {layout} disagree about the groups.");
        return Of(tensor, Name, axes, groups);
    }

    /// <summary>The ones of each group.</summary>
    internal static IEnumerable<Diagonal> Of(TensorSpec tensor, string name, MatrixAxes axes, long groups)
    {
        Shape shape = tensor.Shape;
        if (shape.Rank is < 3 or > 5)
            throw new ArgumentException($"{tensor.Name}: {name} is for convolutions, 3 to 5 axes; the shape is ({shape}).");
        if (shape[axes.Out] % groups != 0)
            throw new ArgumentException($"{tensor.Name}: {groups} groups do not divide the {shape[axes.Out]} outputs of the shape ({shape}).");
        if (shape.Count == 0)
            return [];
        long[] strides = Strides.Of(shape);
        long outputs = shape[axes.Out] / groups;
        long centre = axes.Centre(shape, size => size / 2);
        return Range(groups).Select(group => new Diagonal(
            centre + (group * outputs * strides[axes.Out]), strides[axes.Out] + strides[axes.In], Math.Min(outputs, shape[axes.In])));
    }

    private static IEnumerable<long> Range(long count)
    {
        for (long i = 0; i < count; i++)
            yield return i;
    }
}
