namespace WeightInit;

/// <summary>A named tensor of a model: what it is called, how large it is, what its axes mean and what it is for.</summary>
/// <param name="Name">The name in the checkpoint. On our own stream it decides the values.</param>
/// <param name="Shape">The sizes of its axes, of the whole logical tensor.</param>
/// <param name="Layout">What the axes mean, or null where nothing says so.</param>
public sealed record TensorSpec(string Name, Shape Shape, WeightLayout? Layout = null)
{
    /// <summary>The name a tensor has where none is given.</summary>
    public const string DefaultName = "weight";

    private static readonly Dictionary<string, double> NoScalars = [];

    /// <summary>The type of the elements; <see cref="DType.Float32"/> where none is given.</summary>
    public DType DType { get; init; } = DType.Float32;

    /// <summary>What the tensor does in its model.</summary>
    public TensorRole Role { get; init; } = TensorRole.Kernel;

    /// <summary>The kind of layer it belongs to, or null where nothing says so.</summary>
    public LayerKind? Layer { get; init; }

    /// <summary>
    /// Whether it is the last of a residual branch before the sum: the kernel that writes to the residual stream, or the
    /// normalization that stands between that kernel and the sum.
    /// </summary>
    public bool EndsResidual { get; init; }

    /// <summary>
    /// The row of a table that is zero whatever the law of the others, as an embedding's at the padding index; or null. The
    /// law is drawn for every row, this one then set to zero.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The tensor has no such row.</exception>
    public long? PaddingRow
    {
        get;
        init => field = value is null || (Shape.Rank > 0 && value >= 0 && value < Shape[0])
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{Name}: there is no row {value} in the shape ({Shape}).");
    }

    /// <summary>The larger tensor of the model that this one is a part of, or null.</summary>
    public FusedTensor? Fused { get; init; }

    /// <summary>
    /// Numbers of this tensor alone, for a recipe's expressions: <c>layer</c>, the place of its layer in the stack, from 0, and
    /// <c>layers</c>, how many the stack has.
    /// </summary>
    public IReadOnlyDictionary<string, double> Scalars { get; init; } = NoScalars;

    /// <summary>Other names under which the model knows this tensor. They are not written.</summary>
    public IReadOnlyList<string> TiedNames { get; init; } = [];

    /// <summary>
    /// The value that every element has at the start whatever the recipe, where the layer's definition says it: 1 for a running
    /// variance, 0.25 for the slope of a PReLU; or null.
    /// </summary>
    public double? Start { get; init; }

    /// <summary>Fans said outright; they go before those of the layout.</summary>
    public Fans? Fans { get; init; }

    /// <summary>Whether the optimizer changes it: parameters are trained, buffers are not.</summary>
    public bool IsTrained => Role != TensorRole.Buffer;

    /// <summary>The size in bytes.</summary>
    /// <exception cref="OverflowException">It is beyond 2^63 - 1.</exception>
    public long ByteCount => checked(Shape.Count * DType.Size());

    /// <summary>The matrices that are packed in this tensor, in order along its output axis; itself where nothing is packed.</summary>
    /// <exception cref="ArgumentException">The parts do not add up to the axis, or the layout has not exactly one output axis.</exception>
    public IReadOnlyList<TensorPart> Parts => Layout is { IsPacked: true } ? Unpack(Layout) : [new TensorPart(this, 0)];

    /// <summary>The axis along which the parts are packed.</summary>
    /// <exception cref="ArgumentException">The layout has not exactly one output axis.</exception>
    internal int PackedAxis => Layout is { OutAxes.Count: 1 } layout
        ? layout.Resolve(layout.OutAxes, Shape)[0]
        : throw new ArgumentException($"{Name}: parts are packed along one output axis; the layout {Layout} has not exactly one.");

    /// <summary>An unnamed tensor of this shape.</summary>
    public static implicit operator TensorSpec(Shape shape) => new(DefaultName, shape);

    /// <summary>A part of the tensor: a range for each axis, those left out being whole.</summary>
    /// <param name="ranges">For instance <c>spec[512..1024, ..]</c>.</param>
    /// <exception cref="ArgumentException">There are more ranges than axes, or a range is outside its axis.</exception>
    public TensorSlice this[params ReadOnlySpan<Range> ranges]
    {
        get
        {
            if (ranges.Length > Shape.Rank)
                throw new ArgumentException($"{Name}: a slice of {ranges.Length} ranges does not fit the shape ({Shape}).");
            long[] starts = new long[Shape.Rank];
            long[] ends = Shape.ToArray();
            for (int axis = 0; axis < ranges.Length; axis++)
            {
                starts[axis] = Offset(ranges[axis].Start, Shape[axis]);
                ends[axis] = Offset(ranges[axis].End, Shape[axis]);
            }

            return Slice(starts, ends);
        }
    }

    /// <summary>A part of the tensor, for axes that <see cref="Range"/> cannot count.</summary>
    /// <param name="starts">The first index on each axis.</param>
    /// <param name="ends">One past the last index on each axis.</param>
    /// <exception cref="ArgumentException">A start or end is outside its axis, or there is not one of each an axis.</exception>
    public TensorSlice Slice(ReadOnlySpan<long> starts, ReadOnlySpan<long> ends)
    {
        if (starts.Length != Shape.Rank || ends.Length != Shape.Rank)
            throw new ArgumentException($"{Name}: a slice needs a start and an end for each axis of the shape ({Shape}).");
        long[] counts = new long[Shape.Rank];
        for (int axis = 0; axis < counts.Length; axis++)
        {
            if (starts[axis] < 0 || ends[axis] < starts[axis] || ends[axis] > Shape[axis])
                throw new ArgumentException($"{Name}: the slice {starts[axis]}:{ends[axis]} is outside axis {axis} of the shape ({Shape}).");
            counts[axis] = ends[axis] - starts[axis];
        }

        return new TensorSlice(this, starts.ToArray(), counts);
    }

    /// <summary>The whole tensor as a part of itself.</summary>
    public TensorSlice Whole => Slice(new long[Shape.Rank], Shape.Axes);

    /// <summary>Does something whose refusals do not know the tensor's name, and puts it before them.</summary>
    internal T Naming<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ArgumentException refused)
        {
            throw new ArgumentException($"{Name}: {refused.Message}", refused);
        }
        catch (OverflowException refused)
        {
            throw new OverflowException($"{Name}: {refused.Message}", refused);
        }
    }

    private List<TensorPart> Unpack(WeightLayout layout)
    {
        int axis = PackedAxis;
        List<TensorPart> parts = [];
        long start = 0;
        foreach (long size in layout.Parts)
        {
            if (size > Shape[axis] - start)
                throw Unfitting();
            long[] axes = Shape.ToArray();
            axes[axis] = size;
            parts.Add(new TensorPart(this with { Shape = Shape.Of(axes), Layout = layout.Packed() }, start));
            start += size;
        }

        return start == Shape[axis] ? parts : throw Unfitting();

        ArgumentException Unfitting() =>
            new($"{Name}: the parts of {layout} do not add up to axis {axis} of the shape ({Shape}).");
    }

    private static long Offset(Index index, long length) => index.IsFromEnd ? length - index.Value : index.Value;
}
