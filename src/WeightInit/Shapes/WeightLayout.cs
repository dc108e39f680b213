using System.Globalization;

namespace WeightInit;

/// <summary>
/// What the axes of a weight mean: which count inputs, which outputs, which kernels of their own (batch); the rest is the
/// receptive field. Groups and packed parts belong to it. Immutable, compared by its text form.
/// </summary>
public sealed class WeightLayout : IEquatable<WeightLayout>
{
    private WeightLayout(string name, int[] inAxes, int[] outAxes, int[] batchAxes, bool groupsDivideOut)
    {
        Name = name;
        InAxes = inAxes;
        OutAxes = outAxes;
        BatchAxes = batchAxes;
        GroupsDivideOut = groupsDivideOut;
    }

    /// <summary>(out, in / groups, k…): Linear and Conv of PyTorch. Depthwise when groups equals in.</summary>
    public static WeightLayout OutIn { get; } = new("out-in", [1], [0], [], false);

    /// <summary>(k…, in / groups, out): dense and convolution of Keras and JAX, GPT-2's Conv1D.</summary>
    public static WeightLayout InOut { get; } = new("in-out", [-2], [-1], [], false);

    /// <summary>(in, out / groups, k…): ConvTranspose of PyTorch.</summary>
    public static WeightLayout TransposedInOut { get; } = new("transposed-in-out", [0], [1], [], true);

    /// <summary>(k…, out, in): ConvTranspose of Keras.</summary>
    public static WeightLayout TransposedOutIn { get; } = new("transposed-out-in", [-1], [-2], [], false);

    /// <summary>(k…, channels, multiplier): DepthwiseConv of Keras. Each channel is a kernel of its own.</summary>
    public static WeightLayout Depthwise { get; } = new("depthwise", [], [-1], [-2], false);

    /// <summary>(rows, dim): an embedding. Its fans are those of the tied output matrix: fan_in = dim, fan_out = rows.</summary>
    public static WeightLayout RowDim { get; } = new("row-dim", [1], [0], [], false);

    /// <summary>The name of the arrangement, without groups and parts.</summary>
    public string Name { get; }

    /// <summary>The axes that count inputs; negative ones count from the end.</summary>
    public IReadOnlyList<int> InAxes { get; }

    /// <summary>The axes that count outputs; negative ones count from the end.</summary>
    public IReadOnlyList<int> OutAxes { get; }

    /// <summary>The axes along which separate kernels are stacked. They belong to no fan.</summary>
    public IReadOnlyList<int> BatchAxes { get; }

    /// <summary>How many groups the channels fall into (1: none).</summary>
    public long Groups { get; private init; } = 1;

    /// <summary>Whether the output axis is the one that holds out / groups, as in PyTorch's transposed convolutions.</summary>
    public bool GroupsDivideOut { get; }

    /// <summary>The sizes of the logical matrices that are packed along the output axis; empty where nothing is packed.</summary>
    public IReadOnlyList<long> Parts { get; private init; } = [];

    /// <summary>A layout with declared axes; those in no list are the receptive field.</summary>
    /// <param name="inAxes">Axes that count inputs, negative from the end.</param>
    /// <param name="outAxes">Axes that count outputs.</param>
    /// <param name="batchAxes">Axes of kernels of their own.</param>
    public static WeightLayout OfAxes(ReadOnlySpan<int> inAxes, ReadOnlySpan<int> outAxes, ReadOnlySpan<int> batchAxes = default) =>
        new("axes", inAxes.ToArray(), outAxes.ToArray(), batchAxes.ToArray(), false);

    /// <summary>The same arrangement with its channels in groups.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="groups"/> is below 1.</exception>
    public WeightLayout WithGroups(long groups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        return new WeightLayout(Name, [.. InAxes], [.. OutAxes], [.. BatchAxes], GroupsDivideOut) { Groups = groups, Parts = Parts };
    }

    /// <summary>The same arrangement, several matrices packed along its output axis, as QKV or the gates of an LSTM.</summary>
    /// <param name="parts">Their sizes along that axis, in order.</param>
    public WeightLayout Packed(params ReadOnlySpan<long> parts) =>
        new(Name, [.. InAxes], [.. OutAxes], [.. BatchAxes], GroupsDivideOut) { Groups = Groups, Parts = parts.ToArray() };

    /// <summary>The layout with this name.</summary>
    /// <exception cref="FormatException">No layout has it; the message lists those that exist.</exception>
    public static WeightLayout Parse(string text)
    {
        foreach (WeightLayout layout in new[] { OutIn, InOut, TransposedInOut, TransposedOutIn, Depthwise, RowDim })
        {
            if (layout.Name == text)
                return layout;
        }

        throw new FormatException($"'{text}' is not a layout; known are out-in, in-out, transposed-in-out, transposed-out-in, depthwise, row-dim.");
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        string text = Name;
        if (Name == "axes")
            text += $"(in={Join(InAxes)},out={Join(OutAxes)},batch={Join(BatchAxes)})";
        if (Groups != 1)
            text += string.Create(CultureInfo.InvariantCulture, $" groups={Groups}");
        if (Parts.Count > 0)
            text += $" parts={Join(Parts)}";
        return text;
    }

    /// <inheritdoc/>
    public bool Equals(WeightLayout? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WeightLayout);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private static string Join<T>(IEnumerable<T> values)
        where T : IFormattable =>
        string.Join('+', values.Select(value => value.ToString(null, CultureInfo.InvariantCulture)));
}
