namespace WeightInit.Xla;

/// <summary>
/// The arithmetic of a floating-point type as XLA's compiler for CPUs with FMA does it (jaxlib 0.10.2): every operation rounds
/// to the type, a·b + c is one operation in float32 and float64, and subnormal results of float32, bfloat16 and float64 are 0.
/// </summary>
/// <typeparam name="T">The type.</typeparam>
internal interface IXlaFloat<T>
    where T : unmanaged
{
    /// <summary>A Python number as an array's element: <c>jnp.asarray(value, dtype)</c>.</summary>
    static abstract T Of(double value);

    /// <summary>Whether the number is neither infinite nor NaN.</summary>
    static abstract bool IsFinite(T value);

    /// <summary>The random bits as fractions: as many leading ones as the type has mantissa bits, a multiple of 2^-bits below 1.</summary>
    static abstract void Fractions(Span<T> destination, JaxBits bits, long start);

    /// <summary>left - right.</summary>
    static abstract T Subtract(T left, T right);

    /// <summary>left + right.</summary>
    static abstract T Add(T left, T right);

    /// <summary>left · right.</summary>
    static abstract T Multiply(T left, T right);

    /// <summary>left / right.</summary>
    static abstract T Divide(T left, T right);

    /// <summary>max(low, fraction · span + low).</summary>
    static abstract T Spread(T fraction, T low, T span);

    /// <summary>Uniforms on [low, low + span): each fraction by <see cref="Spread(T, T, T)"/>.</summary>
    static abstract void Uniforms(Span<T> destination, T low, T span, JaxBits bits, long start);

    /// <summary>The inverse error functions of uniforms, times a factor.</summary>
    static abstract void Quantiles(Span<T> destination, T low, T span, T factor, JaxBits bits, long start);

    /// <summary>Every value times a factor.</summary>
    static abstract void MultiplyAll(Span<T> values, T factor);

    /// <summary>The inverse error function; infinite at ±1.</summary>
    static abstract T ErfInv(T x);

    /// <summary>sqrt(2), rounded.</summary>
    static abstract T Sqrt2 { get; }

    /// <summary>erf(bound / sqrt(2)): where a normal's bound lies among the uniforms on (-1, 1).</summary>
    static abstract T ErfOfBound(T bound);

    /// <summary>The next number above.</summary>
    static abstract T Above(T value);

    /// <summary>The next number below.</summary>
    static abstract T Below(T value);

    /// <summary>min(max(value, low), high).</summary>
    static abstract T Clamp(T value, T low, T high);
}
