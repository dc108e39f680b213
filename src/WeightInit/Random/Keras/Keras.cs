using System.Numerics;
using WeightInit.KerasBackends;

namespace WeightInit;

/// <summary>Keras 3's random numbers on each of its backends. <see cref="KerasStream"/> tells how exact they are.</summary>
/// <remarks>Checked against Keras 3.15.1 on TensorFlow 2.21.0, JAX 0.10.2, PyTorch 2.13.0 and NumPy 2.4.6.</remarks>
public static class Keras
{
    /// <summary>An initializer with an integer seed: <c>keras.initializers.GlorotUniform(seed=42)</c>.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="seed">TensorFlow: -2^63 to 2^63 - 1. JAX and NumPy: 0 to 2^32 - 1. PyTorch: any, of which the low 32 bits count.</param>
    /// <exception cref="ArgumentOutOfRangeException">The backend does not take this seed.</exception>
    public static KerasInitializerSeed InitializerSeed(KerasBackend backend, BigInteger seed)
    {
        IBackend draws = Of(backend);
        return new KerasInitializerSeed(backend, draws.InitializerSeed(seed) ?? throw Refused(draws.StreamName, seed, draws.InitializerSeeds));
    }

    /// <summary><c>keras.random.SeedGenerator(seed)</c>.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="seed">TensorFlow: -2^63 to 2^63 - 1. JAX and NumPy: 0 to 2^32 - 1. PyTorch: -2^31 to 2^31 - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The backend does not take this seed.</exception>
    public static KerasSeedGenerator SeedGenerator(KerasBackend backend, BigInteger seed)
    {
        IBackend draws = Of(backend);
        return new KerasSeedGenerator(backend, draws.GeneratorSeed(seed) ?? throw Refused(draws.StreamName, seed, draws.GeneratorSeeds));
    }

    /// <summary>A program after <c>keras.utils.set_random_seed(seed)</c>.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="seed">0 to 2^32 - 1, which NumPy's <c>seed</c> in there takes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The seed is outside that range.</exception>
    public static KerasSession SetRandomSeed(KerasBackend backend, long seed) =>
        seed is < 0 or > uint.MaxValue
            ? throw new ArgumentOutOfRangeException(nameof(seed), seed, "set_random_seed takes 0 to 2^32 - 1.")
            : new KerasSession(backend, seed);

    /// <summary>What the backend decides.</summary>
    internal static IBackend Of(KerasBackend backend) => backend switch
    {
        KerasBackend.TensorFlow => new TensorFlowBackend(),
        KerasBackend.Jax => new JaxBackend(),
        KerasBackend.Torch => new TorchBackend(),
        KerasBackend.NumPy => new NumPyBackend(),
        _ => throw new ArgumentOutOfRangeException(nameof(backend), backend, "No such backend is known."),
    };

    /// <summary>
    /// How the command line opens a stream: its first draw is that of an initializer with the integer seed, the next go on as those
    /// of a SeedGenerator with this seed do.
    /// </summary>
    internal static Func<StreamSeed, RandomStream?> Stream(KerasBackend backend) => seed =>
        !seed.IsList && Of(backend).InitializerSeed(seed.Values[0]) is long first ? new KerasSeedGenerator(backend, first) : null;

    private static ArgumentOutOfRangeException Refused(string stream, BigInteger seed, string accepted) =>
        new(nameof(seed), seed, $"The seed is not accepted: {stream} takes {accepted}.");
}
