using System.Globalization;
using System.Numerics;
using WeightInit.Native;
using WeightInit.NumPyKernels;

namespace WeightInit;

/// <summary>The 128-bit linear congruential generator under PCG64: state · multiplier + increment, modulo 2^128.</summary>
internal struct Lcg128
{
    /// <summary>The most states that are kept where many steps are taken, and what words are taken in multiples of.</summary>
    private const int Lanes = 16;

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

    /// <summary>The words of PCG64 after each of the next steps.</summary>
    internal unsafe void Words(Span<ulong> destination)
    {
        int whole = destination.Length / Lanes * Lanes;
        if (whole >= 2 * Lanes)
        {
            ulong* low = stackalloc ulong[Lanes];
            ulong* high = stackalloc ulong[Lanes];
            for (int i = 0; i < Lanes; i++)
            {
                Step(Multiplier);
                (low[i], high[i]) = (Low, High);
            }

            // So many steps as one vector pair holds states.
            int stride = 2 * VectorWidth.Lanes64;
            (UInt128 factor, UInt128 term) = Strided(stride);
            fixed (ulong* to = destination)
                VectorWidth.Run64(new Pcg64Words(low, high, factor, term, to, whole));
            _state = new UInt128(high[stride - 1], low[stride - 1]);
        }
        else
        {
            whole = 0;
        }

        for (int i = whole; i < destination.Length; i++)
        {
            Step(Multiplier);
            destination[i] = NumPyPcg64.XslRr(Low, High);
        }
    }

    // Factor and term of a number of steps, a power of two.
    private readonly (UInt128 Factor, UInt128 Term) Strided(int steps)
    {
        (UInt128 factor, UInt128 term) = (Multiplier, _increment);
        for (int taken = 1; taken < steps; taken *= 2)
            (factor, term) = (factor * factor, (factor * term) + term);
        return (factor, term);
    }

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
