using System.Runtime.InteropServices;
using WeightInit.Xla;

namespace WeightInit;

public static partial class Jax
{
    /// <summary>Random bits: <c>jax.random.bits(key, shape, dtype)</c>.</summary>
    /// <typeparam name="T"><see cref="byte"/>, <see cref="ushort"/>, <see cref="uint"/> or <see cref="ulong"/>.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape of the array, which is given row-major.</param>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    public static T[] Bits<T>(IJaxKey key, Shape shape)
        where T : unmanaged
    {
        T[] values = Array<T>(key, shape, out JaxBits bits);
        if (typeof(T) == typeof(byte))
            bits.Fill(MemoryMarshal.Cast<T, byte>(values.AsSpan()), 0);
        else if (typeof(T) == typeof(ushort))
            bits.Fill(MemoryMarshal.Cast<T, ushort>(values.AsSpan()), 0);
        else if (typeof(T) == typeof(uint))
            bits.Fill(MemoryMarshal.Cast<T, uint>(values.AsSpan()), 0);
        else if (typeof(T) == typeof(ulong))
            bits.Fill(MemoryMarshal.Cast<T, ulong>(values.AsSpan()), 0);
        else
            throw new NotSupportedException($"JAX draws bits as uint8, uint16, uint32 and uint64, not as {typeof(T).Name}.");
        return values;
    }

    /// <summary>Uniform on [low, high): <c>jax.random.uniform(key, shape, dtype, minval, maxval)</c>.</summary>
    /// <remarks>max(low, f · (high - low) + low), in float32 and float64 with one fused multiply-add.</remarks>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="BFloat16"/> or <see cref="Half"/>.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape of the array, which is given row-major.</param>
    /// <param name="low">minval.</param>
    /// <param name="high">maxval, above <paramref name="low"/>; rounding can give it.</param>
    /// <exception cref="ArgumentException">The bounds are not finite in the type, or not in order.</exception>
    public static T[] Uniform<T>(IJaxKey key, Shape shape, double low = 0, double high = 1)
        where T : unmanaged =>
        Draw<T>(key, shape, new Uniform(low, high));

    /// <summary>Standard normals: <c>jax.random.normal(key, shape, dtype)</c>, sqrt(2) · erf_inv of uniforms on (-1, 1).</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="BFloat16"/> or <see cref="Half"/>.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape of the array, which is given row-major.</param>
    public static T[] Normal<T>(IJaxKey key, Shape shape)
        where T : unmanaged =>
        Draw<T>(key, shape, new Normal(0, 1));

    /// <summary>Standard normals within bounds: <c>jax.random.truncated_normal(key, lower, upper, shape, dtype)</c>.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="BFloat16"/> or <see cref="Half"/>.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="shape">The shape of the array, which is given row-major.</param>
    /// <param name="lower">The lower bound, excluded; may be -∞.</param>
    /// <param name="upper">The upper bound, excluded, above <paramref name="lower"/>; may be ∞.</param>
    /// <exception cref="ArgumentException">The bounds are not in order, or so far out that JAX sees nothing between them.</exception>
    public static T[] TruncatedNormal<T>(IJaxKey key, Shape shape, double lower, double upper)
        where T : unmanaged =>
        Draw<T>(key, shape, WeightInit.TruncatedNormal.InSigmas(0, 1, lower, upper));

    /// <summary>A matrix with orthonormal columns, or rows where there are fewer: <c>jax.random.orthogonal(key, n, m=m)</c>.</summary>
    /// <remarks>
    /// <c>abs 1e-5</c> in float32, <c>abs 1e-12</c> in float64: the normals are JAX's bits, the QR decomposition is ours and not
    /// LAPACK's. The initializer <see cref="Init.Jax.Orthogonal"/> lays its matrix out otherwise.
    /// </remarks>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="rows">n, 0 or more.</param>
    /// <param name="columns">m, 0 or more.</param>
    /// <exception cref="NotSupportedException">JAX has no QR decomposition in <typeparamref name="T"/>.</exception>
    public static T[] Orthogonal<T>(IJaxKey key, int rows, int columns)
        where T : unmanaged
    {
        T[] values = Array<T>(key, Shape.Of(rows, columns), out JaxBits bits);
        XlaOrthogonal.Fill(values.AsSpan(), rows, columns, isTransposed: rows < columns, bits);
        return values;
    }

    private static T[] Draw<T>(IJaxKey key, Shape shape, Distribution law)
        where T : unmanaged
    {
        T[] values = Array<T>(key, shape, out JaxBits bits);
        XlaLaws.Fill(values.AsSpan(), law, bits, 0, insideJit: false);
        return values;
    }

    private static T[] Array<T>(IJaxKey key, Shape shape, out JaxBits bits)
    {
        ArgumentNullException.ThrowIfNull(key);
        bits = key.Bits(shape.Count);
        return GC.AllocateUninitializedArray<T>(checked((int)shape.Count));
    }
}
