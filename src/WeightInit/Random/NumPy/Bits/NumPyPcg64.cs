using System.Numerics;

namespace WeightInit;

/// <summary><c>numpy.random.PCG64</c>: a 128-bit linear congruential generator, output XSL-RR after the step. What <c>default_rng</c> uses.</summary>
/// <remarks>M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms", HMC-CS-2014-0905.</remarks>
public sealed class NumPyPcg64 : NumPyBitGenerator64
{
    private Lcg128 _state;

    /// <summary>The generator of a seed: <c>PCG64(seed)</c>.</summary>
    /// <param name="seed">An integer of 0 or more, or a seed sequence.</param>
    public NumPyPcg64(NumPySeedSequence seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        _state = Lcg128.Seeded(seed.GenerateState64(4), Lcg128.Multiplier);
    }

    private NumPyPcg64(Lcg128 state) => _state = state;

    /// <inheritdoc/>
    public override string StreamName => "numpy-default-rng";

    /// <inheritdoc/>
    public override ulong NextUInt64()
    {
        _state.Step(Lcg128.Multiplier);
        return XslRr(_state.Low, _state.High);
    }

    /// <inheritdoc/>
    internal override void Words(Span<ulong> destination) => _state.Words(destination);

    /// <summary>Moves on as if that many words of 64 bits had been drawn: <c>advance(delta)</c>. A waiting half word is forgotten.</summary>
    /// <param name="delta">Taken modulo 2^128; a negative one goes back.</param>
    public void Advance(BigInteger delta)
    {
        _state.Advance(delta, Lcg128.Multiplier);
        DropHalf();
    }

    /// <summary>A new generator (φ - 1) · 2^128 words further on, a number of times: <c>jumped(jumps)</c>.</summary>
    /// <param name="jumps">How many times; below 0 back.</param>
    public NumPyPcg64 Jumped(int jumps = 1)
    {
        NumPyPcg64 other = new(_state);
        other.Advance(Lcg128.Jump * jumps);
        return other;
    }

    /// <summary>The word of a state: the halves folded into one and turned by the top six bits.</summary>
    internal static ulong XslRr(ulong low, ulong high) => BitOperations.RotateRight(high ^ low, (int)(high >> 58));
}
