using WeightInit.Xla;

namespace WeightInit;

/// <summary>One tensor from a legacy key, or from the keys that a seed has with 64-bit mode and without.</summary>
/// <param name="keyOf">The key for float64 (true) and for the other types.</param>
internal sealed class JaxLegacyStream(Func<bool, JaxLegacyKey> keyOf) : RandomStream
{
    private bool _isSpent;

    /// <inheritdoc/>
    public override string StreamName => keyOf(false).IsInsideJit ? "jax-legacy-jit" : "jax-legacy";

    /// <summary>The key for float64 (true) and for the other types.</summary>
    internal JaxLegacyKey Root(bool enableX64) => keyOf(enableX64);

    /// <inheritdoc/>
    public override void Fill<T>(Span<T> destination, Distribution law)
    {
        ArgumentNullException.ThrowIfNull(law);
        JaxLegacyKey key = keyOf(typeof(T) == typeof(double));
        if (law is not Constant)
            Spend();
        XlaLaws.Fill(destination, law, new LegacyBits(key.High, key.Low, destination.Length), 0, key.IsInsideJit);
    }

    /// <inheritdoc cref="JaxKey.For(string, int)"/>
    internal override RandomStream ForTensor(int place) => new JaxLegacyStream(enableX64 => Jax.FoldIn(keyOf(enableX64), (uint)place));

    /// <inheritdoc/>
    internal override void FillMatrix<T>(Span<T> destination, MatrixLaw law)
    {
        JaxLegacyKey key = keyOf(typeof(T) == typeof(double));
        Spend();
        XlaOrthogonal.Fill(destination, law, new LegacyBits(key.High, key.Low, destination.Length));
    }

    private void Spend()
    {
        if (_isSpent)
            throw new NotSupportedException($"The stream {StreamName} draws one tensor: a key of JAX has no state, and would give every tensor the same numbers. Give each a key of its own, with Jax.Split or Jax.FoldIn.");
        _isSpent = true;
    }
}
