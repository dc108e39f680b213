namespace WeightInit;

/// <summary>The streams that can be named: our own and those of other libraries. A new one is one line here.</summary>
public static class Streams
{
    private const string UInt64Seed = "0 to 2^64 - 1";
    private const string UInt32Seeds = "0 to 2^32 - 1, or a list of such";
    private const string AnySeeds = "0 or more, of any size, or a list of such";
    private const string Int64Seed = "-2^63 to 2^63 - 1";
    private const string TorchSeed = "-2^63 to 2^64 - 1";

    /// <summary>Every stream, in the order in which people are shown them.</summary>
    public static IReadOnlyList<StreamInfo> All { get; } =
    [
        new("native", "ours: any slice alone, the same bits everywhere", UInt64Seed, DType.Float32, Native),
        new("numpy", "numpy.random.RandomState(n)", UInt32Seeds, DType.Float64, RandomState),
        new("numpy-default-rng", "numpy.random.default_rng(n)", AnySeeds, DType.Float64, Generator(seed => new NumPyPcg64(seed))),
        new("numpy-pcg64dxsm", "numpy.random.Generator(PCG64DXSM(n))", AnySeeds, DType.Float64, Generator(seed => new NumPyPcg64Dxsm(seed))),
        new("numpy-philox", "numpy.random.Generator(Philox(n))", AnySeeds, DType.Float64, Generator(seed => new NumPyPhilox(seed))),
        new("numpy-sfc64", "numpy.random.Generator(SFC64(n))", AnySeeds, DType.Float64, Generator(seed => new NumPySfc64(seed))),
        new("numpy-mt19937", "numpy.random.Generator(MT19937(n))", AnySeeds, DType.Float64, Generator(seed => new NumPyMt19937(seed))),
        new("torch-2.13", "torch.manual_seed(n), PyTorch 2.13 to 2.15", TorchSeed, DType.Float32, OfTorch(TorchVersion.V2_13), "torch-2", "torch"),
        new("torch-2.0", "torch.manual_seed(n), PyTorch 2.0 to 2.11", TorchSeed, DType.Float32, OfTorch(TorchVersion.V2_0)),
        new("torch-1.13", "torch.manual_seed(n), PyTorch 1.13 (Debian's build)", TorchSeed, DType.Float32, OfTorch(TorchVersion.V1_13)),
        new("jax", "jax.random.key(n), threefry, partitionable; float64 as with jax_enable_x64", Int64Seed, DType.Float32, OfJax),
        new("jax-legacy", "jax.random.key(n), threefry, not partitionable; float64 as with jax_enable_x64", Int64Seed, DType.Float32, OfJaxLegacy),
        new("jax-jit", "the same as jax, draw and scaling inside one jax.jit", Int64Seed, DType.Float32, OfJaxInsideJit),
        new("jax-legacy-jit", "the same as jax-legacy, draw and scaling inside one jax.jit", Int64Seed, DType.Float32, OfJaxLegacyInsideJit),
        new("tensorflow", "tf.random.Generator.from_seed(n), first call; a,b: stateless_*(seed=[a, b])", "any integer, or two from -2^63 to 2^63 - 1", DType.Float32, TensorFlowSeeds.Stateless, TensorFlowSeeds.Generator),
        new("tensorflow-legacy", "tf.compat.v1 with set_random_seed(global) and seed=op, for global,op; n: op seeds counted", "any integer, or two", DType.Float32, TensorFlowSeeds.Legacy),
        new("keras-tensorflow", "an initializer of Keras 3 with seed=n, on TensorFlow", "-2^63 to 2^63 - 1", DType.Float32, Keras.Stream(KerasBackend.TensorFlow)),
        new("keras-jax", "an initializer of Keras 3 with seed=n, on JAX", "0 to 2^32 - 1", DType.Float32, Keras.Stream(KerasBackend.Jax)),
        new("keras-torch", "an initializer of Keras 3 with seed=n, on PyTorch 2.13", "any integer", DType.Float32, Keras.Stream(KerasBackend.Torch)),
        new("keras-numpy", "an initializer of Keras 3 with seed=n, on NumPy", "0 to 2^32 - 1", DType.Float32, Keras.Stream(KerasBackend.NumPy)),
    ];

    /// <summary>The stream with this name or alias.</summary>
    /// <exception cref="FormatException">No stream has it; the message lists those that exist.</exception>
    public static StreamInfo Find(string name) =>
        All.FirstOrDefault(stream => stream.Name == name || stream.Aliases.Contains(name))
        ?? throw new FormatException($"There is no stream '{name}'; known are {string.Join(", ", All.SelectMany(s => s.Aliases.Prepend(s.Name)))}.");

    private static RandomKey? Native(StreamSeed seed) => seed.Integer<ulong>() is ulong n ? RandomKey.FromSeed(n) : null;

    private static NumPyRandomState? RandomState(StreamSeed seed)
    {
        if (seed.IsList)
            return seed.Integers<uint>() is [_, ..] words ? NumPy.RandomState(words) : null;
        return seed.Integer<uint>() is uint n ? NumPy.RandomState(n) : null;
    }

    private static Func<StreamSeed, RandomStream?> Generator(Func<NumPySeedSequence, NumPyBitGenerator> bits) => seed =>
        seed.Values.Any(value => value.Sign < 0) ? null : new NumPyGenerator(bits(new NumPySeedSequence(seed.Values.AsSpan())));

    private static Func<StreamSeed, RandomStream?> OfTorch(TorchVersion version) => seed =>
        seed.Integer<ulong>() is ulong n ? Torch.Generator(n, version)
        : seed.Integer<long>() is long negative ? Torch.Generator(negative, version)
        : null;

    private static JaxSeed? OfJax(StreamSeed seed) => seed.Integer<long>() is long n ? new JaxSeed(n) : null;

    private static JaxSeed? OfJaxInsideJit(StreamSeed seed) => seed.Integer<long>() is long n ? new JaxSeed(n, isInsideJit: true) : null;

    private static JaxLegacyStream? OfJaxLegacyInsideJit(StreamSeed seed) =>
        seed.Integer<long>() is long n ? new JaxLegacyStream(enableX64 => Jax.LegacyKey(n, enableX64).InsideJit()) : null;

    private static JaxLegacyStream? OfJaxLegacy(StreamSeed seed) =>
        seed.Integer<long>() is long n ? new JaxLegacyStream(enableX64 => Jax.LegacyKey(n, enableX64)) : null;
}
