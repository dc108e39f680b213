namespace WeightInit;

/// <summary>Every element the same: zeros, ones or another value.</summary>
/// <remarks>
/// keras.initializers.Constant, Zeros and Ones (3.15.1) and jax.nn.initializers.constant, zeros and ones (0.10.2) are this
/// initializer: <c>bit</c>, the value rounded once to the type.
/// </remarks>
public sealed record ConstantInitializer : ElementwiseInitializer
{
    private static readonly InitializerForm ZerosForm =
        new("zeros", "0", [], _ => new ConstantInitializer(0), "keras.zeros", "jax.zeros");

    private static readonly InitializerForm OnesForm =
        new("ones", "1", [], _ => new ConstantInitializer(1), "keras.ones", "jax.ones");

    private static readonly InitializerForm ConstantForm = Constant("constant", null, "jax.constant");

    /// <param name="value">The value, rounded once to the tensor's type; finite.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is NaN or infinite.</exception>
    public ConstantInitializer(double value) => Value = value;

    /// <summary>The value, rounded once to the tensor's type; finite.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public double Value { get; init => field = NumberRange.Finite.Check(value, "constant", "value"); }

    /// <inheritdoc/>
    public override bool DependsOnFans => false;

    internal static IReadOnlyList<InitializerForm> Forms { get; } = [ZerosForm, OnesForm, ConstantForm];

    internal static InitializerForm KerasForm { get; } = Constant("keras.constant", 0);

    internal override InitializerText Text => Value switch
    {
        0 when !double.IsNegative(Value) => ZerosForm.With(),
        1 => OnesForm.With(),
        _ => ConstantForm.With(Value),
    };

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor) => new Constant(Value);

    private static InitializerForm Constant(string name, double? given, params string[] aliases) => new(
        name,
        "value",
        [new NumberParameter("value", NumberRange.Finite, given)],
        arguments => new ConstantInitializer(arguments.Number("value")),
        aliases);
}
