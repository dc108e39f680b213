using System.Numerics;

namespace WeightInit;

/// <summary><c>numpy.random.Philox</c>: Philox4x64-10, four words a counter. The counter moves before each block, so the first is that of 1.</summary>
public sealed class NumPyPhilox : NumPyBitGenerator64
{
    private static readonly BigInteger Period = BigInteger.One << 256;

    private readonly ulong _key0;
    private readonly ulong _key1;
    private readonly ulong[] _block = new ulong[Philox4x64.Words];
    private BigInteger _counter;
    private int _position = Philox4x64.Words;

    /// <summary>The generator of a seed: <c>Philox(seed)</c>.</summary>
    /// <param name="seed">An integer of 0 or more, or a seed sequence.</param>
    public NumPyPhilox(NumPySeedSequence seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        ulong[] words = seed.GenerateState64(2);
        (_key0, _key1) = (words[0], words[1]);
    }

    private NumPyPhilox(ulong key0, ulong key1, BigInteger counter)
    {
        (_key0, _key1) = (key0, key1);
        _counter = counter;
    }

    /// <summary>The generator of a key: <c>Philox(key=[key0, key1], counter=counter)</c>.</summary>
    /// <param name="key0">The first word of the key.</param>
    /// <param name="key1">The second word of the key.</param>
    /// <param name="counter">0 to 2^256 - 1; the first block is that of the next one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The counter is outside its range.</exception>
    public static NumPyPhilox FromKey(ulong key0, ulong key1, BigInteger counter = default)
    {
        if (counter.Sign < 0 || counter >= Period)
            throw new ArgumentOutOfRangeException(nameof(counter), "The counter is 0 to 2^256 - 1.");
        return new NumPyPhilox(key0, key1, counter);
    }

    /// <inheritdoc/>
    public override string StreamName => "numpy-philox";

    /// <inheritdoc/>
    public override ulong NextUInt64()
    {
        if (_position == Philox4x64.Words)
        {
            Move(1);
            Philox4x64.Block(Counter(0), Counter(1), Counter(2), Counter(3), _key0, _key1, _block);
            _position = 0;
        }

        return _block[_position++];
    }

    /// <summary>Moves the counter on, each count being four words: <c>advance(delta)</c>. What is left of the block is forgotten.</summary>
    /// <param name="delta">Taken modulo 2^256; a negative one goes back.</param>
    public void Advance(BigInteger delta)
    {
        Move(delta);
        _position = Philox4x64.Words;
        DropHalf();
    }

    /// <summary>A new generator 2^128 blocks further on, a number of times: <c>jumped(jumps)</c>.</summary>
    /// <param name="jumps">How many times; below 0 back.</param>
    public NumPyPhilox Jumped(int jumps = 1)
    {
        NumPyPhilox other = new(_key0, _key1, _counter);
        other.Advance((BigInteger)jumps << 128);
        return other;
    }

    private void Move(BigInteger delta) => _counter = (_counter + delta) & (Period - 1);

    private ulong Counter(int word) => (ulong)((_counter >> (64 * word)) & ulong.MaxValue);
}
