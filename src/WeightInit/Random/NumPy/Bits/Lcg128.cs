using System.Globalization;
using System.Numerics;

namespace WeightInit;

/// <summary>The 128-bit linear congruential generator under PCG64: state · multiplier + increment, modulo 2^128.</summary>
internal struct Lcg128
{
    private UInt128 _state;
    private UInt128 _increment;

    /// <summary>The multiplier of PCG64.</summary>
    internal static UInt128 Multiplier { get; } = new(2549297995355413924, 4865540595714422341);

    /// <summary>How far <c>jumped</c> goes: 2^128 times the golden ratio less one.</summary>
    internal static BigInteger Jump { get; } = BigInteger.Parse("09E3779B97F4A7C15F39CC0605CEDC835", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    internal readonly ulong High => (ulong)(_state >> 64);

    internal readonly ulong Low => (ulong)_state;

    /// <summary>Seeded with four words: state and increment, the high words first.</summary>
    internal static Lcg128 Seeded(ulong[] words, UInt128 multiplier)
    {
        Lcg128 seeded = new() { _increment = (new UInt128(words[2], words[3]) << 1) | 1 };
        seeded.Step(multiplier);
        seeded._state += new UInt128(words[0], words[1]);
        seeded.Step(multiplier);
        return seeded;
    }

    internal void Step(UInt128 multiplier) => _state = (_state * multiplier) + _increment;

    /// <summary>Many steps at once, by squaring the step (F. Brown, "Random Number Generation with Arbitrary Strides", 1994).</summary>
    internal void Advance(BigInteger delta, UInt128 multiplier)
    {
        UInt128 left = (UInt128)(delta & ((BigInteger.One << 128) - 1));
        (UInt128 factor, UInt128 term) = (1, 0);
        UInt128 increment = _increment;
        for (; left != 0; left >>= 1)
        {
            if ((left & 1) != 0)
            {
                factor *= multiplier;
                term = (term * multiplier) + increment;
            }

            increment *= multiplier + 1;
            multiplier *= multiplier;
        }

        _state = (_state * factor) + term;
    }
}
