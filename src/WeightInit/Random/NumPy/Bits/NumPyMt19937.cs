namespace WeightInit;

/// <summary>
/// <c>numpy.random.MT19937</c>: the Mersenne Twister as a bit generator, seeded through a seed sequence. Its stream is not that
/// of <c>RandomState</c> with the same integer.
/// </summary>
public sealed class NumPyMt19937 : NumPyBitGenerator
{
    private NumPyMt19937(Mt19937 engine) => Engine = engine;

    /// <summary>The generator of a seed: <c>MT19937(seed)</c>.</summary>
    /// <param name="seed">An integer of 0 or more, or a seed sequence.</param>
    public NumPyMt19937(NumPySeedSequence seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        uint[] key = seed.GenerateState(Mt19937.Length);
        key[0] = 0x80000000;
        Engine = Mt19937.FromState(key, Mt19937.Length - 1);
    }

    /// <inheritdoc/>
    public override string StreamName => "numpy-mt19937";

    internal Mt19937 Engine { get; }

    /// <summary>Two words, the first one high.</summary>
    public override ulong NextUInt64() => ((ulong)Engine.Next() << 32) | Engine.Next();

    /// <summary>The next word: <c>random_raw()</c>.</summary>
    public override uint NextUInt32() => Engine.Next();

    /// <inheritdoc/>
    public override double NextDouble() => Engine.NextDouble();

    /// <summary>A new generator 2^128 words further on, a number of times: <c>jumped(jumps)</c>.</summary>
    /// <param name="jumps">How many times, 0 or more.</param>
    /// <remarks>
    /// As in NumPy the words of the state that are not drawn yet count as drawn, so that the jump is from the state's oldest
    /// word, not from where the generator stands.
    /// </remarks>
    public NumPyMt19937 Jumped(int jumps = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(jumps);
        Mt19937 engine = Mt19937.FromState(Engine.Key, Engine.Position);
        for (int i = 0; i < jumps; i++)
            engine = Mt19937Jump.By2To128(engine);
        return new NumPyMt19937(engine);
    }
}
