using System.Collections.Immutable;
using System.Numerics;

namespace WeightInit;

/// <summary>
/// NumPy's <c>SeedSequence</c>: stretches entropy of any size into the words that seed a bit generator, and has children whose
/// words are independent of its own. Bit for bit NumPy's (1.24.2).
/// </summary>
/// <remarks>The mixing follows M. E. O'Neill's <c>seed_seq_fe</c> ("Developing a seed_seq Alternative", 2015), 4 words of pool.</remarks>
public sealed class NumPySeedSequence
{
    private const int PoolSize = 4;

    private readonly uint[] _pool = new uint[PoolSize];

    /// <summary>The sequence of an integer: <c>SeedSequence(entropy)</c>.</summary>
    /// <param name="entropy">0 or more, of any size.</param>
    /// <param name="spawnKey">Which child of which child it is; empty for one of its own.</param>
    /// <exception cref="ArgumentException">A number is negative: NumPy's "expected non-negative integer".</exception>
    public NumPySeedSequence(BigInteger entropy, params ReadOnlySpan<BigInteger> spawnKey)
        : this([entropy], spawnKey)
    {
    }

    /// <summary>The sequence of a list: <c>SeedSequence([1, 2, 3])</c>, the words of its elements one after another.</summary>
    /// <param name="entropy">Each 0 or more, of any size; the list may be empty.</param>
    /// <param name="spawnKey">Which child of which child it is; empty for one of its own.</param>
    /// <exception cref="ArgumentException">A number is negative: NumPy's "expected non-negative integer".</exception>
    public NumPySeedSequence(ReadOnlySpan<BigInteger> entropy, params ReadOnlySpan<BigInteger> spawnKey)
    {
        Entropy = [.. entropy];
        SpawnKey = [.. spawnKey];
        List<uint> words = Words(Entropy);
        if (!SpawnKey.IsEmpty)
        {
            while (words.Count < PoolSize)
                words.Add(0);
            words.AddRange(Words(SpawnKey));
        }

        Mix(words);
    }

    /// <summary>The integers it was made of.</summary>
    public ImmutableArray<BigInteger> Entropy { get; }

    /// <summary>Which child of which child it is.</summary>
    public ImmutableArray<BigInteger> SpawnKey { get; }

    /// <summary>How many children it has had.</summary>
    public int ChildrenSpawned { get; private set; }

    /// <summary>A seed may stand for the sequence of it.</summary>
    /// <param name="entropy">0 or more.</param>
    public static implicit operator NumPySeedSequence(long entropy) => new(entropy);

    /// <summary>A seed may stand for the sequence of it.</summary>
    /// <param name="entropy">0 or more, of any size.</param>
    public static implicit operator NumPySeedSequence(BigInteger entropy) => new(entropy);

    /// <summary>The next children: <c>spawn(count)</c>.</summary>
    /// <param name="count">How many, 0 or more.</param>
    public NumPySeedSequence[] Spawn(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var children = new NumPySeedSequence[count];
        for (int i = 0; i < count; i++)
            children[i] = new NumPySeedSequence(Entropy.AsSpan(), [.. SpawnKey, ChildrenSpawned++]);
        return children;
    }

    /// <summary>Words to seed with: <c>generate_state(count)</c>. The same at every call; fewer are the first of more.</summary>
    /// <param name="count">How many, 0 or more.</param>
    public uint[] GenerateState(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        uint[] state = new uint[count];
        uint constant = 0x8B51F9DD;
        for (int i = 0; i < count; i++)
        {
            uint word = _pool[i % PoolSize] ^ constant;
            constant *= 0x58F38DED;
            word *= constant;
            state[i] = word ^ (word >> 16);
        }

        return state;
    }

    /// <summary>Words of 64 bits, each two of the others, the low one first: <c>generate_state(count, np.uint64)</c>.</summary>
    /// <param name="count">How many, 0 or more.</param>
    public ulong[] GenerateState64(int count)
    {
        uint[] halves = GenerateState(checked(2 * count));
        ulong[] state = new ulong[count];
        for (int i = 0; i < count; i++)
            state[i] = halves[2 * i] | ((ulong)halves[(2 * i) + 1] << 32);
        return state;
    }

    private static List<uint> Words(ImmutableArray<BigInteger> numbers)
    {
        List<uint> words = [];
        foreach (BigInteger number in numbers)
        {
            if (number.Sign < 0)
                throw new ArgumentException($"expected non-negative integer, not {number}");
            BigInteger rest = number;
            do
            {
                words.Add((uint)(rest & uint.MaxValue));
                rest >>= 32;
            }
            while (!rest.IsZero);
        }

        return words;
    }

    private void Mix(List<uint> entropy)
    {
        uint constant = 0x43B0D7E5;
        for (int i = 0; i < PoolSize; i++)
            _pool[i] = Hash(i < entropy.Count ? entropy[i] : 0, ref constant);
        for (int source = 0; source < PoolSize; source++)
        {
            for (int target = 0; target < PoolSize; target++)
            {
                if (source != target)
                    _pool[target] = Join(_pool[target], Hash(_pool[source], ref constant));
            }
        }

        for (int source = PoolSize; source < entropy.Count; source++)
        {
            for (int target = 0; target < PoolSize; target++)
                _pool[target] = Join(_pool[target], Hash(entropy[source], ref constant));
        }
    }

    private static uint Hash(uint value, ref uint constant)
    {
        value ^= constant;
        constant *= 0x931E8875;
        value *= constant;
        return value ^ (value >> 16);
    }

    private static uint Join(uint x, uint y)
    {
        uint joined = (0xCA01F9DD * x) - (0x4973F715 * y);
        return joined ^ (joined >> 16);
    }
}
