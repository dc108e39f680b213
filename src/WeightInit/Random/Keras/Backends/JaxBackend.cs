using System.Numerics;

namespace WeightInit.KerasBackends;

/// <summary>Keras on JAX: <c>jax.random</c> with the pair as its key.</summary>
internal sealed class JaxBackend : IBackend
{
    public string StreamName => "keras-jax";

    public string InitializerSeeds => "0 to 2^32 - 1";

    public string GeneratorSeeds => InitializerSeeds;

    public long? InitializerSeed(BigInteger seed) => seed >= 0 && seed <= uint.MaxValue ? (long)seed : null;

    public long? GeneratorSeed(BigInteger seed) => InitializerSeed(seed);

    public long Wrapped(BigInteger value) => (uint)(value & uint.MaxValue);

    public void Fill<T>(Span<T> destination, Distribution law, KerasSeed seed)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            throw new NotSupportedException($"{law} in float64: Keras on JAX gives float32 unless JAX_ENABLE_X64 is set.");
        if (law is TruncatedNormal and not { Low: -2, High: 2 })
            throw new NotSupportedException($"{law}: Keras truncates at two deviations on either side and nowhere else.");
        Jax.KeyFromWords((uint)seed.First, (uint)seed.Second).Fill(destination, law);
    }

    // Other types fail, and float64 becomes float32.
    public bool HasOrthogonal(DType type) => type == DType.Float32;
}
