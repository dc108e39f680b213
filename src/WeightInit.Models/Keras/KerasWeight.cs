using System.Numerics;

namespace WeightInit.Models;

/// <summary>A weight of a Keras model that was loaded from its JSON.</summary>
/// <param name="Tensor">Its path as its name, its shape, dtype and what its axes mean.</param>
/// <param name="Initializer">The law it is drawn from.</param>
/// <param name="InitializerClass">Keras's name for the class of that: <c>GlorotUniform</c>.</param>
public sealed record KerasWeight(TensorSpec Tensor, Initializer Initializer, string InitializerClass)
{
    /// <summary>
    /// Which <c>random.randint(1, 10**9)</c> of Python after <c>keras.utils.set_random_seed(n)</c> and the start of loading seeds
    /// the initializer, from 0; null where the file gives a seed, or nothing is drawn.
    /// </summary>
    public int? Randint { get; init; }

    /// <summary>The integer seed that the file gives the initializer; null where it gives none, or nothing is drawn.</summary>
    public BigInteger? GivenSeed { get; init; }

    /// <summary>Whether anything is drawn.</summary>
    public bool IsDrawn => Randint is not null || GivenSeed is not null;
}
