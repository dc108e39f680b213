namespace WeightInit;

/// <summary>
/// What an initializer with an integer seed draws. Every fill draws from the same seed, as Keras does: one initializer gives two
/// layers of one shape the same weights. <see cref="Keras.InitializerSeed"/> makes one.
/// </summary>
public sealed class KerasInitializerSeed : KerasStream
{
    internal KerasInitializerSeed(KerasBackend backend, long seed)
        : base(backend) => Seed = new KerasSeed(seed, 0);

    /// <summary>The seed of each draw.</summary>
    public KerasSeed Seed { get; }

    private protected override KerasSeed NextSeed() => Seed;
}
