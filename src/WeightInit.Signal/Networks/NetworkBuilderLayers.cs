namespace WeightInit.Signal;

/// <summary>
/// The common layers in a word each, their tensors named as PyTorch names them: <c>name.weight</c>, <c>name.bias</c>, and
/// <c>name.running_mean</c>, <c>name.running_var</c> of a batch normalization.
/// </summary>
public static class NetworkBuilderLayers
{
    /// <summary>Adds a dense layer; its weight lies as (out, in) and is <c>name.weight</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="input">What it reads; the last axis are the features.</param>
    /// <param name="outputs">The number of units.</param>
    /// <param name="bias">Whether it has a bias.</param>
    /// <exception cref="NetworkException">The input has no axis.</exception>
    public static NetworkNode Dense(this NetworkBuilder builder, string name, NetworkNode input, long outputs, bool bias = true)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Rank == 0)
            throw new NetworkException($"{name}: its input is a scalar; features along a last axis are accepted.");
        return builder.Add(name, new Dense(), [input], Weights(name, [outputs, input.Shape[^1]], WeightLayout.OutIn, LayerKind.Linear, bias));
    }

    /// <summary>Adds a convolution; its weight lies as (out, in / groups, k…) and is <c>name.weight</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="input">What it reads: channels and the axes that the window moves over.</param>
    /// <param name="outputs">The number of channels of the output.</param>
    /// <param name="window">Its window.</param>
    /// <param name="groups">How many groups the channels fall into.</param>
    /// <param name="bias">Whether it has a bias.</param>
    /// <exception cref="NetworkException">The window does not fit, or the groups do not divide the channels.</exception>
    public static NetworkNode Convolution(
        this NetworkBuilder builder, string name, NetworkNode input, long outputs, Window window, long groups = 1, bool bias = true)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(window);
        if (input.Shape.Rank == 0 || groups < 1 || input.Shape[0] % groups != 0)
            throw new NetworkException($"{name}: its input has the shape ({input.Shape}); channels in {groups} groups are accepted.");
        Shape weight = Shape.Of([outputs, input.Shape[0] / groups, .. window.Kernel]);
        WeightLayout layout = groups == 1 ? WeightLayout.OutIn : WeightLayout.OutIn.WithGroups(groups);
        return builder.Add(name, new Convolution(window, groups), [input], Weights(name, weight, layout, LayerKind.Convolution, bias));
    }

    /// <summary>Adds an activation.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The node's name.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="activation">The function.</param>
    public static NetworkNode Activate(this NetworkBuilder builder, string name, NetworkNode input, Activation activation)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(name, new Activate(activation), input);
    }

    /// <summary>Adds a batch normalization with scale, shift and stored statistics.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="input">What it reads; axis 0 are the channels.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    public static NetworkNode BatchNormalization(this NetworkBuilder builder, string name, NetworkNode input, double epsilon = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        Shape channels = input.Shape.Rank == 0 ? Shape.Scalar : [input.Shape[0]];
        return builder.Add(name, new BatchNormalization(epsilon), [input],
        [
            .. ScaleAndShift(name, channels),
            new NetworkParameter(ParameterSlot.Mean, Norm($"{name}.running_mean", channels, TensorRole.Buffer)),
            new NetworkParameter(ParameterSlot.Variance, Norm($"{name}.running_var", channels, TensorRole.Buffer)),
        ]);
    }

    /// <summary>Adds a layer normalization with scale and shift.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="axes">How many axes at the end are normalized together.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    public static NetworkNode LayerNormalization(this NetworkBuilder builder, string name, NetworkNode input, int axes = 1, double epsilon = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        return builder.Add(name, new LayerNormalization(axes, epsilon), [input], [.. ScaleAndShift(name, Last(input, axes))]);
    }

    /// <summary>Adds an RMS normalization with scale.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="axes">How many axes at the end are normalized together.</param>
    /// <param name="epsilon">What is added to the mean square.</param>
    public static NetworkNode RmsNormalization(this NetworkBuilder builder, string name, NetworkNode input, int axes = 1, double epsilon = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        return builder.Add(name, new RmsNormalization(axes, epsilon), [input], [ScaleAndShift(name, Last(input, axes))[0]]);
    }

    /// <summary>Adds a group normalization with scale and shift.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="input">What it reads; axis 0 are the channels.</param>
    /// <param name="groups">How many groups of channels.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    public static NetworkNode GroupNormalization(this NetworkBuilder builder, string name, NetworkNode input, long groups, double epsilon = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        Shape channels = input.Shape.Rank == 0 ? Shape.Scalar : [input.Shape[0]];
        return builder.Add(name, new GroupNormalization(groups, epsilon), [input], [.. ScaleAndShift(name, channels)]);
    }

    /// <summary>Adds the sum of several signals: a residual connection.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The node's name.</param>
    /// <param name="inputs">What is summed.</param>
    public static NetworkNode Sum(this NetworkBuilder builder, string name, params ReadOnlySpan<NetworkNode> inputs)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(name, new Add(), inputs);
    }

    /// <summary>A weight that lies as (out, in…) and its bias, whose fans are the weight's.</summary>
    internal static NetworkParameter[] Weights(string name, Shape shape, WeightLayout layout, LayerKind kind, bool bias)
    {
        NetworkParameter weight = new(ParameterSlot.Weight, new TensorSpec($"{name}.weight", shape, layout) { Layer = kind });
        return bias ? [weight, new(ParameterSlot.Bias, BiasOf(weight.Spec, $"{name}.bias", shape[0]))] : [weight];
    }

    /// <summary>The bias of a weight: recipes that draw it by the fans know those of the weight.</summary>
    internal static TensorSpec BiasOf(TensorSpec weight, string name, long outputs) =>
        new(name, [outputs]) { Layer = weight.Layer, Role = TensorRole.Bias, Fans = FanFinding.Of(weight, FanConvention.Own).Fans };

    private static NetworkParameter[] ScaleAndShift(string name, Shape shape) =>
    [
        new(ParameterSlot.Scale, Norm($"{name}.weight", shape, TensorRole.NormScale)),
        new(ParameterSlot.Shift, Norm($"{name}.bias", shape, TensorRole.NormShift)),
    ];

    private static TensorSpec Norm(string name, Shape shape, TensorRole role) => new(name, shape) { Layer = LayerKind.Normalization, Role = role };

    private static Shape Last(NetworkNode input, int axes) =>
        axes >= 1 && axes <= input.Shape.Rank ? Shape.Of(input.Shape.Axes[^axes..]) : Shape.Scalar;
}
