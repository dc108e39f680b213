namespace WeightInit.Models.KerasFiles;

/// <summary>A weight as a layer declares it for the shapes that it is built with.</summary>
/// <param name="Name">Its name in the layer.</param>
/// <param name="Sizes">Its shape.</param>
/// <param name="Initial">Its initializer.</param>
/// <param name="Role">What it is for.</param>
internal sealed record KerasVariable(string Name, long[] Sizes, KerasInitial Initial, TensorRole Role)
{
    /// <summary>What its axes mean.</summary>
    public WeightLayout? Layout { get; init; }

    /// <summary>The kind of layer it belongs to.</summary>
    public LayerKind? Layer { get; init; }

    /// <summary>Whether Keras lists it among the layer's weights that are trained: those come first.</summary>
    public bool IsTrained => Role != TensorRole.Buffer;

    /// <summary>A kernel whose last two axes are inputs and outputs.</summary>
    public static KerasVariable Kernel(string name, long[] sizes, KerasInitial initial, LayerKind layer, WeightLayout? layout = null) =>
        new(name, sizes, initial, TensorRole.Kernel) { Layout = layout ?? WeightLayout.InOut, Layer = layer };

    /// <summary>A bias.</summary>
    public static KerasVariable Bias(long[] sizes, KerasInitial initial, LayerKind layer) =>
        new("bias", sizes, initial, TensorRole.Bias) { Layer = layer };

    /// <summary>What a normalization multiplies by, adds, or keeps of what it saw.</summary>
    public static KerasVariable Norm(string name, long[] sizes, KerasInitial initial, TensorRole role) =>
        new(name, sizes, initial, role) { Layer = LayerKind.Normalization };
}
