using System.Numerics;

namespace WeightInit;

/// <summary>
/// <c>keras.random.SeedGenerator</c>: a pair of numbers in the backend's own integer type, of which every draw takes one and moves
/// it on. <see cref="Keras.SeedGenerator"/> makes one.
/// </summary>
public sealed class KerasSeedGenerator : KerasStream
{
    private const int Multiplier = 5387;
    private const int Modulus = 933199;

    private readonly bool _ordered;

    internal KerasSeedGenerator(KerasBackend backend, long seed, bool ordered = true)
        : base(backend)
    {
        State = new KerasSeed(seed, 0);
        _ordered = ordered;
    }

    /// <summary>The state: the seed that the next draw takes.</summary>
    public KerasSeed State { get; private set; }

    /// <summary>The state; then its second number is one more: <c>next()</c>.</summary>
    public KerasSeed Next()
    {
        KerasSeed seed = State;
        State = seed with { Second = Draws.Wrapped((BigInteger)seed.Second + 1) };
        return seed;
    }

    /// <summary>
    /// The state; then each number x of it is (x + 1) · 5387 mod 933199, wrapped in the backend's type first: <c>next(ordered=False)</c>.
    /// </summary>
    public KerasSeed NextUnordered()
    {
        KerasSeed seed = State;
        State = new KerasSeed(Shuffled(seed.First), Shuffled(seed.Second));
        return seed;
    }

    private protected override KerasSeed NextSeed() => _ordered ? Next() : NextUnordered();

    // Python's modulo: never negative.
    private long Shuffled(long value)
    {
        long product = Draws.Wrapped((BigInteger)Draws.Wrapped((BigInteger)value + 1) * Multiplier);
        return ((product % Modulus) + Modulus) % Modulus;
    }
}
