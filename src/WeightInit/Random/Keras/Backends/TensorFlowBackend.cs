using System.Numerics;
using WeightInit.TensorFlowCpu;

namespace WeightInit.KerasBackends;

/// <summary>Keras on TensorFlow: <c>tf.random.stateless_*</c> with the pair as its seed.</summary>
internal sealed class TensorFlowBackend : IBackend
{
    /// <summary>What Keras reduces each number of the pair by before a draw: 2^31 - 2.</summary>
    private const long Modulus = int.MaxValue - 1;

    public string StreamName => "keras-tensorflow";

    public string InitializerSeeds => "-2^63 to 2^63 - 1";

    public string GeneratorSeeds => InitializerSeeds;

    public long? InitializerSeed(BigInteger seed) => seed >= long.MinValue && seed <= long.MaxValue ? (long)seed : null;

    public long? GeneratorSeed(BigInteger seed) => InitializerSeed(seed);

    public long Wrapped(BigInteger value) => (long)(ulong)(value & ulong.MaxValue);

    /// <remarks>The bounds of a uniform pass through float32, whatever the tensor's type.</remarks>
    public void Fill<T>(Span<T> destination, Distribution law, KerasSeed seed)
        where T : unmanaged
    {
        Distribution drawn = law is Uniform uniform ? new Uniform((float)uniform.Low, (float)uniform.High) : law;
        LawFill.KindOf(drawn);
        TensorFlow.Stateless(Reduced(seed.First), Reduced(seed.Second)).Fill(destination, drawn);
    }

    public bool HasOrthogonal(DType type) => type != DType.BFloat16;

    private static long Reduced(long value) => ((value % Modulus) + Modulus) % Modulus;
}
