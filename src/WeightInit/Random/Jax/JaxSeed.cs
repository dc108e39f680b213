using System.Globalization;

namespace WeightInit;

/// <summary>
/// A seed of the stream <c>jax</c> or <c>jax-jit</c>: the key that <c>jax.random.key</c> makes of it, for float64 tensors with
/// <c>jax_enable_x64</c>, for the others without.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="isInsideJit">Whether tensors are drawn as inside one <c>jax.jit</c>.</param>
/// <param name="place">The place of a model's tensor, folded into the key; null for a tensor alone.</param>
internal sealed class JaxSeed(long seed, bool isInsideJit = false, uint? place = null) : RandomKey
{
    public override string StreamName => isInsideJit ? "jax-jit" : "jax";

    public override string SeedText => seed.ToString(CultureInfo.InvariantCulture);

    public override RandomKey For(string name) => this;

    internal override RandomKey For(string name, int place) => new JaxSeed(seed, isInsideJit, (uint)place);

    /// <summary>The key of the seed.</summary>
    internal JaxKey Root(bool enableX64)
    {
        JaxKey key = Jax.Key(seed, enableX64);
        return isInsideJit ? key.InsideJit() : key;
    }

    public override void Fill<T>(Span<T> destination, Distribution law, long start = 0) => Key<T>().Fill(destination, law, start);

    internal override void FillMatrix<T>(Span<T> destination, MatrixLaw law) => Key<T>().FillMatrix(destination, law);

    private JaxKey Key<T>()
    {
        JaxKey key = Root(enableX64: typeof(T) == typeof(double));
        return place is uint n ? Jax.FoldIn(key, n) : key;
    }
}
