namespace WeightInit;

/// <summary>Gain on the diagonal of a matrix, 0 elsewhere; the matrix need not be square.</summary>
/// <remarks>Nothing is drawn. Equals keras.initializers.Identity 3.15.1: <c>bit</c>.</remarks>
public sealed record Identity : PatternInitializer
{
    /// <param name="gain">The value on the diagonal; finite.</param>
    /// <exception cref="ArgumentException"><paramref name="gain"/> is NaN or infinite.</exception>
    public Identity(double gain = 1) => Gain = gain;

    /// <summary>The value on the diagonal; finite.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public double Gain { get; init => field = NumberRange.Finite.Check(value, "identity", "gain"); }

    internal static InitializerForm Form { get; } = Named("identity");

    internal static InitializerForm KerasForm { get; } = Named("keras.identity");

    internal override InitializerText Text => Form.With(Gain);

    private protected override double Entry => Gain;

    internal override IEnumerable<Diagonal> DiagonalsOf(TensorSpec tensor) => Of(tensor, Name);

    /// <summary>The diagonal of a matrix.</summary>
    internal static IEnumerable<Diagonal> Of(TensorSpec tensor, string name)
    {
        Shape shape = tensor.Shape;
        return shape.Rank == 2
            ? [new Diagonal(0, shape[1] + 1, Math.Min(shape[0], shape[1]))]
            : throw new ArgumentException($"{tensor.Name}: {name} is for matrices, 2 axes; the shape is ({shape}).");
    }

    private static InitializerForm Named(string name) => new(
        name,
        "gain on the diagonal",
        [new NumberParameter("gain", NumberRange.Finite, 1)],
        given => new Identity(given.Number("gain")));
}
