namespace WeightInit;

/// <summary>Gain times a Haar-distributed orthogonal matrix (the rest, shape[-1]): keras.initializers.Orthogonal of Keras 3.15.1.</summary>
/// <remarks>
/// By position, whatever the layout; packed gates are one matrix, as in Keras's recurrent layers. A slice is cut from the whole.
/// Saxe, McClelland, Ganguli 2014.
/// </remarks>
public sealed record KerasOrthogonal : WholeTensorInitializer
{
    /// <param name="gain">The factor; finite.</param>
    /// <exception cref="ArgumentException"><paramref name="gain"/> is NaN or infinite.</exception>
    public KerasOrthogonal(double gain = 1) => Gain = gain;

    /// <summary>The factor; finite.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public double Gain { get; init => field = NumberRange.Finite.Check(value, "keras.orthogonal", "gain"); }

    /// <summary>Keras's.</summary>
    public override FanConvention Convention => FanConvention.Keras;

    internal static InitializerForm Form { get; } = new(
        "keras.orthogonal",
        "gain · Haar",
        [new NumberParameter("gain", NumberRange.Finite, 1)],
        given => new KerasOrthogonal(given.Number("gain")));

    internal override InitializerText Text => Form.With(Gain);

    internal override MatrixPlacement PlacementIn(TensorSpec tensor)
    {
        Shape shape = tensor.Shape;
        if (shape.Rank < 2)
            throw new ArgumentException($"{tensor.Name}: {Name} needs 2 axes or more; the shape is ({shape}).");
        int last = shape.Rank - 1;
        return MatrixPlacement.Of(shape, [.. Enumerable.Range(0, last)], [last], (rows, columns) => new OrthogonalLaw(rows, columns, Gain));
    }
}
