using System.Globalization;

namespace WeightInit;

/// <summary>
/// What the axes of a weight mean: which count inputs, which outputs, which kernels of their own (batch); the rest is the
/// receptive field. Groups and packed parts belong to it. Immutable, compared by its text form.
/// </summary>
public sealed class WeightLayout : IEquatable<WeightLayout>
{
    private const string Declared = "axes";

    private WeightLayout(string name, AxisList inAxes, AxisList outAxes, AxisList batchAxes, bool groupsDivideOut = false)
    {
        Name = name;
        InAxes = inAxes;
        OutAxes = outAxes;
        BatchAxes = batchAxes;
        GroupsDivideOut = groupsDivideOut;
    }

    /// <summary>(out, in / groups, k…): Linear and Conv of PyTorch. Depthwise when groups equals in.</summary>
    public static WeightLayout OutIn { get; } = new("out-in", 1, 0, []);

    /// <summary>(k…, in / groups, out): dense and convolution of Keras and JAX, GPT-2's Conv1D.</summary>
    public static WeightLayout InOut { get; } = new("in-out", -2, -1, []);

    /// <summary>(in, out / groups, k…): ConvTranspose of PyTorch.</summary>
    public static WeightLayout TransposedInOut { get; } = new("transposed-in-out", 0, 1, [], groupsDivideOut: true);

    /// <summary>(k…, out, in): ConvTranspose of Keras.</summary>
    public static WeightLayout TransposedOutIn { get; } = new("transposed-out-in", -1, -2, []);

    /// <summary>(k…, channels, multiplier): DepthwiseConv of Keras. Each channel is a kernel of its own.</summary>
    public static WeightLayout Depthwise { get; } = new("depthwise", [], -1, -2);

    /// <summary>(rows, dim): an embedding. Its fans are those of the tied output matrix: fan_in = dim, fan_out = rows.</summary>
    public static WeightLayout RowDim { get; } = new("row-dim", 1, 0, []);

    private static IReadOnlyList<WeightLayout> Known { get; } = [OutIn, InOut, TransposedInOut, TransposedOutIn, Depthwise, RowDim];

    /// <summary>The name of the arrangement, without groups and parts; <c>axes</c> where the axes are declared one by one.</summary>
    public string Name { get; }

    /// <summary>The axes that count inputs; negative ones count from the end.</summary>
    public AxisList InAxes { get; }

    /// <summary>The axes that count outputs; negative ones count from the end.</summary>
    public AxisList OutAxes { get; }

    /// <summary>The axes along which separate kernels are stacked. They belong to no fan.</summary>
    public AxisList BatchAxes { get; }

    /// <summary>How many groups the channels fall into (1: none).</summary>
    public long Groups { get; private init; } = 1;

    /// <summary>Whether the output axis is the one that holds out / groups, as in PyTorch's transposed convolutions.</summary>
    public bool GroupsDivideOut { get; }

    /// <summary>The sizes of the logical matrices that are packed along the output axis; empty where nothing is packed.</summary>
    public IReadOnlyList<long> Parts { get; private init; } = [];

    /// <summary>Whether several matrices are packed along the output axis.</summary>
    public bool IsPacked => Parts.Count > 0;

    /// <summary>Whether the axes were declared one by one with <see cref="OfAxes"/>.</summary>
    internal bool IsDeclared => Name == Declared;

    /// <summary>A layout with declared axes; those in no list are the receptive field.</summary>
    /// <param name="inAxes">Axes that count inputs, negative from the end.</param>
    /// <param name="outAxes">Axes that count outputs.</param>
    /// <param name="batchAxes">Axes of kernels of their own.</param>
    public static WeightLayout OfAxes(AxisList inAxes, AxisList outAxes, AxisList batchAxes = default) =>
        new(Declared, inAxes, outAxes, batchAxes);

    /// <summary>The same arrangement with its channels in groups.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="groups"/> is below 1.</exception>
    public WeightLayout WithGroups(long groups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        return new(Name, InAxes, OutAxes, BatchAxes, GroupsDivideOut) { Groups = groups, Parts = Parts };
    }

    /// <summary>The same arrangement, several matrices packed along its output axis, as QKV or the gates of an LSTM.</summary>
    /// <param name="parts">Their sizes along that axis, in order, each 1 or more; none: nothing is packed.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public WeightLayout Packed(params ReadOnlySpan<long> parts)
    {
        foreach (long part in parts)
            ArgumentOutOfRangeException.ThrowIfLessThan(part, 1, nameof(parts));
        return new(Name, InAxes, OutAxes, BatchAxes, GroupsDivideOut) { Groups = Groups, Parts = parts.ToArray() };
    }

    /// <summary>Reads the text form.</summary>
    /// <param name="text">
    /// A name, with groups and parts where there are any: <c>out-in</c>, <c>out-in(groups=2)</c>,
    /// <c>in-out(parts=768+768+768)</c>, <c>axes(in=0,out=1+2)</c>; a colon may stand for the parentheses.
    /// </param>
    /// <exception cref="FormatException">The text is no layout; the message says which there are, or what an argument accepts.</exception>
    public static WeightLayout Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        TextCall call = TextCall.Parse(text, "a layout");
        Dictionary<string, string> given = new(StringComparer.Ordinal);
        foreach ((string name, string value) in call.Arguments)
        {
            if (!given.TryAdd(name, value))
                throw new FormatException($"The layout '{text}' gives {name} twice.");
        }

        WeightLayout layout = call.Name == Declared
            ? OfAxes(Axes("in"), Axes("out"), Axes("batch"))
            : Known.FirstOrDefault(known => known.Name == call.Name) ?? throw new FormatException(
                $"'{call.Name}' is not a layout; known are {string.Join(", ", Known.Select(known => known.Name))} and {Declared}(in=0,out=1).");
        if (given.Remove("groups", out string? groups))
            layout = layout.WithGroups(Count(groups, "groups"));
        if (given.Remove("parts", out string? parts))
            layout = layout.Packed([.. parts.Split('+').Select(part => Count(part, "parts"))]);
        if (given.Count > 0)
            throw new FormatException($"The layout '{text}' has an argument '{given.Keys.First()}'; it takes {(layout.IsDeclared ? "in, out, batch, " : "")}groups, parts.");
        return layout;

        AxisList Axes(string name) => given.Remove(name, out string? axes) ? AxisList.Parse(axes) : [];

        long Count(string value, string name) =>
            long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long count) && count >= 1
                ? count
                : throw new FormatException($"The layout '{text}' has {name} '{value}'; give {(name == "parts" ? "sizes of 1 or more joined by +" : "a whole number of 1 or more")}.");
    }

    /// <summary>The text form that <see cref="Parse"/> reads.</summary>
    public override string ToString()
    {
        List<string> arguments = [];
        if (IsDeclared)
        {
            arguments.Add($"in={InAxes}");
            arguments.Add($"out={OutAxes}");
            if (BatchAxes.Count > 0)
                arguments.Add($"batch={BatchAxes}");
        }

        if (Groups != 1)
            arguments.Add(string.Create(CultureInfo.InvariantCulture, $"groups={Groups}"));
        if (IsPacked)
            arguments.Add($"parts={string.Join('+', Parts.Select(part => part.ToString(CultureInfo.InvariantCulture)))}");
        return arguments.Count == 0 ? Name : $"{Name}({string.Join(',', arguments)})";
    }

    /// <inheritdoc/>
    public bool Equals(WeightLayout? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WeightLayout);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The axes of a list in a tensor of this shape, counted from the start.</summary>
    /// <exception cref="ArgumentException">The shape has no such axis.</exception>
    internal int[] Resolve(AxisList axes, Shape shape)
    {
        int[] resolved = new int[axes.Count];
        for (int i = 0; i < resolved.Length; i++)
        {
            int axis = axes[i] < 0 ? axes[i] + shape.Rank : axes[i];
            if (axis < 0 || axis >= shape.Rank)
                throw new ArgumentException($"the shape ({shape}) has no axis {axes[i]}, which the layout {this} names; say the fans outright, or give a layout that fits.");
            resolved[i] = axis;
        }

        return resolved;
    }
}
