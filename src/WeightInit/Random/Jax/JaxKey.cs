using System.Globalization;
using WeightInit.Xla;

namespace WeightInit;

/// <summary>
/// A key of <c>jax.random</c> with <c>jax_threefry_partitionable</c>, JAX's default since 0.5.0: every element depends on the key
/// and its own index alone, so that any slice can be drawn by itself.
/// </summary>
/// <remarks>
/// <para>
/// As a <see cref="RandomKey"/> it draws each tensor as the function of <c>jax.random</c> with this very key, whatever the
/// tensor is called; laws of other means and deviations are then <c>· std + mean</c>, each step rounded. Keys of several tensors
/// come from <see cref="Jax.Split{TKey}(TKey, int)"/> or <see cref="Jax.FoldIn{TKey}(TKey, uint)"/>.
/// </para>
/// <para>
/// Equal to JAX 0.10.2 on a CPU with FMA: <c>bit</c> for uniforms, normals and truncated normals in float32, bfloat16 and
/// float16 and for uniforms in float64; <c>bit (glibc with FMA)</c> for normals in float64; <c>abs 1e-5</c> (float32) and
/// <c>abs 1e-12</c> (float64) for orthogonal matrices.
/// </para>
/// </remarks>
public sealed class JaxKey : RandomKey, IJaxKey<JaxKey>, IEquatable<JaxKey>
{
    internal JaxKey(uint high, uint low, bool isInsideJit = false)
    {
        High = high;
        Low = low;
        IsInsideJit = isInsideJit;
    }

    /// <inheritdoc/>
    public uint High { get; }

    /// <inheritdoc/>
    public uint Low { get; }

    /// <summary>Whether tensors are drawn as inside one <c>jax.jit</c>: see <see cref="InsideJit"/>.</summary>
    public bool IsInsideJit { get; }

    /// <inheritdoc/>
    public override string StreamName => IsInsideJit ? "jax-jit" : "jax";

    /// <summary>The seed n for which <c>jax.random.key(n)</c> is this key.</summary>
    /// <exception cref="NotSupportedException">The key is one that was split or folded: no seed of 32 bits makes it.</exception>
    public override string SeedText => High == 0
        ? Low.ToString(CultureInfo.InvariantCulture)
        : throw new NotSupportedException($"The key {this} has no seed: jax.random.key makes only keys whose first word is 0.");

    /// <summary>
    /// The same key, drawing as when one <c>jax.jit</c> holds both the draw and its scaling: XLA then multiplies a normal by
    /// sqrt(2) · std in one step, which moves 28 % of float32 values by an ulp. Uniforms, truncated normals and bfloat16 do not
    /// change.
    /// </summary>
    /// <remarks>
    /// Known, and so drawn, for constants, uniforms, truncated normals within ±2 deviations and normals, both around 0; other
    /// laws are refused.
    /// </remarks>
    public JaxKey InsideJit() => new(High, Low, isInsideJit: true);

    /// <summary>This key: JAX's keys know no names.</summary>
    /// <param name="name">Not used.</param>
    public override RandomKey For(string name) => this;

    /// <summary>
    /// <c>fold_in(key, place)</c>, as <c>nnx.Rngs</c> deals out the keys of a model: the same key for all would give tensors of one
    /// shape the same numbers.
    /// </summary>
    internal override RandomKey For(string name, int place) => Jax.FoldIn(this, (uint)place);

    /// <inheritdoc/>
    public override void Fill<T>(Span<T> destination, Distribution law, long start = 0)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        XlaLaws.Fill(destination, law, new PartitionableBits(High, Low), start, IsInsideJit);
    }

    internal override void FillMatrix<T>(Span<T> destination, MatrixLaw law) =>
        XlaOrthogonal.Fill(destination, law, new PartitionableBits(High, Low));

    JaxBits IJaxKey.Bits(long total) => new PartitionableBits(High, Low);

    JaxKey IJaxKey<JaxKey>.WithWords(uint high, uint low) => new(high, low, IsInsideJit);

    (uint High, uint Low) IJaxKey<JaxKey>.SplitAt(int index, int count) => Threefry2x32.Block(High, Low, 0, (uint)index);

    /// <summary>Whether the words are the same, and the way of drawing.</summary>
    public bool Equals(JaxKey? other) => other is not null && (High, Low, IsInsideJit) == (other.High, other.Low, other.IsInsideJit);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JaxKey);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(High, Low, IsInsideJit);

    /// <summary>The two words in hex.</summary>
    public override string ToString() => $"{High:x8} {Low:x8}";
}
