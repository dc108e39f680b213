namespace WeightInit;

/// <summary>
/// The bias of an LSTM in Keras 3.15.1 with unit_forget_bias: zeros, but ones in [n, 2 n), the forget gate's quarter of 4 n.
/// </summary>
/// <remarks>Nothing is drawn: <c>bit</c>. Jozefowicz, Zaremba, Sutskever 2015, section 5: a forget gate that is open at the start.</remarks>
public sealed record KerasUnitForgetBias : PatternInitializer
{
    /// <summary>Keras's.</summary>
    public override FanConvention Convention => FanConvention.Keras;

    internal static InitializerForm Form { get; } = new("keras.unit-forget-bias", "0, but 1 in the second quarter", [], _ => new KerasUnitForgetBias());

    internal override InitializerText Text => Form.With();

    private protected override double Entry => 1;

    internal override IEnumerable<Diagonal> DiagonalsOf(TensorSpec tensor)
    {
        Shape shape = tensor.Shape;
        return shape.Rank == 1 && shape[0] % 4 == 0
            ? [new Diagonal(shape[0] / 4, 1, shape[0] / 4)]
            : throw new ArgumentException($"{tensor.Name}: {Name} is for a vector of four parts; the shape is ({shape}).");
    }
}
