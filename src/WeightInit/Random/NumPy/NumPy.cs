using System.Numerics;

namespace WeightInit;

/// <summary>NumPy's generators: the numbers that <c>numpy.random</c> draws from the same seed.</summary>
/// <remarks>Checked against NumPy 1.24.2; its streams have not changed since 1.17 and are those of 2.4 too.</remarks>
public static class NumPy
{
    /// <summary>The legacy generator seeded with an integer: <c>numpy.random.RandomState(seed)</c>, or <c>numpy.random.seed(seed)</c>.</summary>
    /// <param name="seed">0 to 2^32 - 1, as NumPy takes it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The seed is outside that range.</exception>
    public static NumPyRandomState RandomState(long seed)
    {
        if (seed is < 0 or > uint.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(seed), seed, "Seed must be between 0 and 2**32 - 1");
        return new NumPyRandomState(Mt19937.FromWord((uint)seed));
    }

    /// <summary>The legacy generator seeded with a list: <c>numpy.random.RandomState([1, 2, 3])</c>. A list of one is not its element.</summary>
    /// <param name="seeds">At least one word.</param>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public static NumPyRandomState RandomState(ReadOnlySpan<uint> seeds)
    {
        if (seeds.IsEmpty)
            throw new ArgumentException("Seed must be non-empty", nameof(seeds));
        return new NumPyRandomState(Mt19937.FromWords(seeds));
    }

    /// <summary>The legacy generator over a bit generator: <c>RandomState(MT19937(seed))</c>, another stream than <c>RandomState(seed)</c>.</summary>
    /// <param name="bits">The source; both move on together.</param>
    public static NumPyRandomState RandomState(NumPyMt19937 bits)
    {
        ArgumentNullException.ThrowIfNull(bits);
        return new NumPyRandomState(bits.Engine);
    }

    /// <summary>The legacy generator that goes on from what <c>get_state()</c> gave.</summary>
    /// <param name="state">The state, of NumPy or of <see cref="NumPyRandomState.GetState"/>.</param>
    public static NumPyRandomState RandomState(NumPyState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var stream = new NumPyRandomState(Mt19937.FromWord(0));
        stream.SetState(state);
        return stream;
    }

    /// <summary>The usual new generator: <c>numpy.random.default_rng(seed)</c>, a <c>Generator</c> over <c>PCG64</c>.</summary>
    /// <param name="seed">An integer of 0 or more, of any size, or a seed sequence: <c>NumPy.DefaultRng(42)</c>.</param>
    /// <exception cref="ArgumentException">The seed is negative.</exception>
    public static NumPyGenerator DefaultRng(NumPySeedSequence seed) => new(new NumPyPcg64(seed));

    /// <summary>The usual new generator seeded with a list: <c>numpy.random.default_rng([1, 2, 3])</c>.</summary>
    /// <param name="seeds">Integers of 0 or more, of any size.</param>
    /// <exception cref="ArgumentException">One of them is negative.</exception>
    public static NumPyGenerator DefaultRng(ReadOnlySpan<BigInteger> seeds) => DefaultRng(new NumPySeedSequence(seeds));

    /// <summary>A generator over a source of bits: <c>numpy.random.Generator(bits)</c>.</summary>
    /// <param name="bits">For instance <c>new NumPyPhilox(42)</c>.</param>
    public static NumPyGenerator Generator(NumPyBitGenerator bits) => new(bits);

    /// <summary>
    /// The weights of a layer as texts' Glorot function gives them from (shape, mode, seed): the first draw of
    /// <c>RandomState(seed)</c>, <c>uniform(-limit, limit)</c> with limit = sqrt(6 / (in + out)), or <c>normal(0, std)</c> with
    /// std = sqrt(2 / (in + out)).
    /// </summary>
    /// <param name="shape">(in, out), or with a receptive field before them.</param>
    /// <param name="mode"><see cref="ScalingDistribution.Uniform"/> or <see cref="ScalingDistribution.Normal"/>.</param>
    /// <param name="seed">0 to 2^32 - 1.</param>
    /// <returns>The weights, row-major: bit for bit those of NumPy (see <see cref="NumPyRandomState"/>).</returns>
    /// <exception cref="ArgumentException">The shape has no fans, or the seed is outside its range.</exception>
    /// <exception cref="NotSupportedException">The mode is the truncated normal, which NumPy does not have.</exception>
    public static double[] Glorot(Shape shape, ScalingDistribution mode, long seed) =>
        new VarianceScaling(1, FanMode.FanAverage, mode).Create<double>(shape, RandomState(seed));
}
