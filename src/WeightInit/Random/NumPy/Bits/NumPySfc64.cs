using System.Numerics;

namespace WeightInit;

/// <summary><c>numpy.random.SFC64</c>: Chris Doty-Humphrey's small fast chaotic generator with a counter. It cannot be advanced.</summary>
public sealed class NumPySfc64 : NumPyBitGenerator64
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _counter = 1;

    /// <summary>The generator of a seed: <c>SFC64(seed)</c>.</summary>
    /// <param name="seed">An integer of 0 or more, or a seed sequence.</param>
    public NumPySfc64(NumPySeedSequence seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        ulong[] words = seed.GenerateState64(3);
        (_a, _b, _c) = (words[0], words[1], words[2]);
        for (int i = 0; i < 12; i++)
            NextUInt64();
    }

    /// <inheritdoc/>
    public override string StreamName => "numpy-sfc64";

    /// <inheritdoc/>
    public override ulong NextUInt64()
    {
        ulong word = _a + _b + _counter++;
        _a = _b ^ (_b >> 11);
        _b = _c + (_c << 3);
        _c = BitOperations.RotateLeft(_c, 24) + word;
        return word;
    }
}
