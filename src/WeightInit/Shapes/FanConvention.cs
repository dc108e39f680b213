namespace WeightInit;

/// <summary>
/// How fan_in and fan_out are counted from a shape: ours, which takes the layout at its word, and those of the frameworks,
/// which read the shape by position and know neither groups nor packed parts.
/// </summary>
/// <remarks>
/// The frameworks' conventions hold for their own arrangements of axes. A layout that a framework does not have (PyTorch and
/// (in, out), Keras and (out, in)) is read by its declared axes, groups and parts still ignored.
/// </remarks>
public abstract class FanConvention
{
    private protected FanConvention(string name) => Name = name;

    /// <summary>
    /// Ours: the axes as the layout declares them. fan_in = inputs of one group · receptive field, fan_out = outputs of one
    /// group · receptive field; batch axes belong to neither; a packed weight has the fans of each part.
    /// </summary>
    public static FanConvention Own { get; } = new OwnConvention();

    /// <summary>
    /// torch.nn.init of PyTorch 1.13 to 2.15: fan_in = shape[1] · k, fan_out = shape[0] · k, whatever the groups, in transposed
    /// convolutions too. Fewer than two axes are refused.
    /// </summary>
    public static FanConvention Torch { get; } = new TorchConvention();

    /// <summary>
    /// keras.initializers of Keras 3: fan_in = shape[-2] · k, fan_out = shape[-1] · k, in transposed and depthwise kernels
    /// too; a vector's fans are both its length, a scalar's both 1. Declared axes (EinsumDense) count alone, without the rest.
    /// </summary>
    public static FanConvention Keras { get; } = new KerasConvention();

    /// <summary>
    /// jax.nn.initializers of JAX 0.10: fan_in = shape[-2] · k, fan_out = shape[-1] · k; declared axes are its in_axis, out_axis
    /// and batch_axis, the rest the receptive field. Fewer than two axes are refused.
    /// </summary>
    public static FanConvention Jax { get; } = new JaxConvention();

    /// <summary>
    /// tf.contrib.layers of TensorFlow 1: fan_in = shape[-2] · k, fan_out = shape[-1] · k; a vector's fans are both its length,
    /// a scalar's both 1.
    /// </summary>
    public static FanConvention TensorFlow1 { get; } = new TensorFlow1Convention();

    /// <summary>Every convention.</summary>
    public static IReadOnlyList<FanConvention> All { get; } = [Own, Torch, Keras, Jax, TensorFlow1];

    /// <summary>The name: <c>own</c>, <c>torch</c>, <c>keras</c>, <c>jax</c>, <c>tf1</c>.</summary>
    public string Name { get; }

    /// <summary>Whether a packed weight has the fans of each part (ours) or those of the packed matrix (the frameworks).</summary>
    public virtual bool KnowsParts => false;

    /// <summary>The fans of a weight.</summary>
    /// <param name="shape">The whole logical shape, never a shard's.</param>
    /// <param name="layout">What its axes mean.</param>
    /// <exception cref="ArgumentException">
    /// The shape has too few axes for the convention or the layout, groups do not divide the channels, or the weight is packed
    /// and the convention has the fans of each part.
    /// </exception>
    /// <exception cref="OverflowException">A fan is beyond 2^63 - 1.</exception>
    public abstract Fans Of(Shape shape, WeightLayout layout);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static ArgumentException TooFewAxes(string framework, Shape shape) =>
        new($"{framework} has no fans for the shape ({shape}), which has fewer than 2 axes; say the fans outright.");

    private sealed class OwnConvention() : FanConvention("own")
    {
        public override bool KnowsParts => true;

        public override Fans Of(Shape shape, WeightLayout layout)
        {
            ArgumentNullException.ThrowIfNull(layout);
            if (layout.IsPacked)
                throw new ArgumentException($"a weight packed as {layout} has the fans of each part, not of the packed shape ({shape}).");
            if (shape.Rank == 0)
                throw new ArgumentException("a scalar has no fans; say them outright.");
            WeightExtents extents = WeightExtents.Of(shape, layout);
            return (layout.GroupsDivideOut
                ? extents with { In = Divide(extents.In, "inputs") }
                : extents with { Out = Divide(extents.Out, "outputs") }).Fans(shape);

            long Divide(long channels, string what) => channels % layout.Groups == 0
                ? channels / layout.Groups
                : throw new ArgumentException($"{layout.Groups} groups do not divide the {channels} {what} of the shape ({shape}).");
        }
    }

    private sealed class TorchConvention() : FanConvention("torch")
    {
        public override Fans Of(Shape shape, WeightLayout layout)
        {
            ArgumentNullException.ThrowIfNull(layout);
            if (shape.Rank < 2)
                throw TooFewAxes("PyTorch", shape);
            return (layout.Name == WeightLayout.OutIn.Name || layout.Name == WeightLayout.TransposedInOut.Name || layout.Name == WeightLayout.RowDim.Name
                ? WeightExtents.At(shape, 1, 0)
                : WeightExtents.Of(shape, layout)).Fans(shape);
        }
    }

    /// <summary>Keras, JAX and TensorFlow 1: the last two axes are in and out, those before them the receptive field.</summary>
    private abstract class LastTwoAxes(string name) : FanConvention(name)
    {
        protected static Fans Positional(Shape shape, WeightLayout layout) =>
            (layout.Name == WeightLayout.OutIn.Name || layout.Name == WeightLayout.TransposedInOut.Name || layout.IsDeclared
                ? WeightExtents.Of(shape, layout)
                : WeightExtents.At(shape, shape.Rank - 2, shape.Rank - 1)).Fans(shape);

        /// <summary>The fans of a scalar or a vector where the framework gives it some.</summary>
        protected static Fans OfFewAxes(Shape shape)
        {
            long length = shape.Rank == 0 ? 1 : shape[0];
            return new Fans(length, length);
        }
    }

    private sealed class KerasConvention() : LastTwoAxes("keras")
    {
        public override Fans Of(Shape shape, WeightLayout layout)
        {
            ArgumentNullException.ThrowIfNull(layout);
            if (layout.IsDeclared)
                return (WeightExtents.Of(shape, layout) with { Receptive = 1 }).Fans(shape);
            return shape.Rank < 2 ? OfFewAxes(shape) : Positional(shape, layout);
        }
    }

    private sealed class JaxConvention() : LastTwoAxes("jax")
    {
        public override Fans Of(Shape shape, WeightLayout layout)
        {
            ArgumentNullException.ThrowIfNull(layout);
            return shape.Rank < 2 ? throw TooFewAxes("JAX", shape) : Positional(shape, layout);
        }
    }

    private sealed class TensorFlow1Convention() : LastTwoAxes("tf1")
    {
        public override Fans Of(Shape shape, WeightLayout layout)
        {
            ArgumentNullException.ThrowIfNull(layout);
            return shape.Rank < 2 ? OfFewAxes(shape) : Positional(shape, layout);
        }
    }
}
