using System.Numerics;

namespace WeightInit.KerasBackends;

/// <summary>What a backend decides of Keras's random numbers: the type of its seeds, and the draws.</summary>
internal interface IBackend
{
    /// <summary>The name of its streams.</summary>
    string StreamName { get; }

    /// <summary>The seeds of an initializer, in words.</summary>
    string InitializerSeeds { get; }

    /// <summary>The seeds of a SeedGenerator, in words.</summary>
    string GeneratorSeeds { get; }

    /// <summary>The seed that an initializer's integer becomes, or null where the backend refuses it.</summary>
    long? InitializerSeed(BigInteger seed);

    /// <summary>The same for a SeedGenerator.</summary>
    long? GeneratorSeed(BigInteger seed);

    /// <summary>A number in the backend's type of seeds: what is beyond it wraps.</summary>
    long Wrapped(BigInteger value);

    /// <summary>Draws a tensor of one law: <c>keras.random.uniform</c>, <c>normal</c> or <c>truncated_normal</c>.</summary>
    void Fill<T>(Span<T> destination, Distribution law, KerasSeed seed)
        where T : unmanaged;

    /// <summary>Whether Keras's orthogonal initializer works in this type and keeps it.</summary>
    bool HasOrthogonal(DType type);
}
