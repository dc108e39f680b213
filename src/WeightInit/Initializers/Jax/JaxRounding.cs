namespace WeightInit;

/// <summary>Rounding between the steps of a computation in a tensor's type, as JAX does it outside jit.</summary>
/// <remarks>
/// A sum, product, quotient or root computed in double and rounded to a type of at most 24 bits is the correctly rounded one:
/// 53 bits are more than twice as many and two.
/// </remarks>
internal static class JaxRounding
{
    /// <summary>The nearest value of the type; bfloat16 by way of float32, as jnp.array takes a Python number.</summary>
    /// <exception cref="ArgumentException">Weights are not drawn in the type.</exception>
    internal static double RoundTo(this double value, DType type) => type switch
    {
        DType.Float64 => value,
        DType.Float32 => (float)value,
        DType.BFloat16 => (BFloat16)(float)value,
        DType.Float16 => (double)(Half)value,
        _ => throw new ArgumentException($"JAX's initializers draw floating-point types, not {type.Name()}."),
    };

    /// <summary>A unit law times a factor of the tensor's type.</summary>
    /// <exception cref="ArgumentException">The factor is infinite in that type.</exception>
    internal static Scaled Times(Distribution unit, double factor, Initializer initializer, TensorSpec tensor) => double.IsFinite(factor)
        ? new Scaled(unit, ScaleOperation.Multiply, factor)
        : throw new ArgumentException($"{tensor.Name}: the scale of {initializer} is not finite in {tensor.DType.Name()}.");
}
