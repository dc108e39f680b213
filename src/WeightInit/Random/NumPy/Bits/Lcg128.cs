using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace WeightInit;

/// <summary>The 128-bit linear congruential generator under PCG64: state · multiplier + increment, modulo 2^128.</summary>
internal struct Lcg128
{
    /// <summary>States that are kept where many steps are taken.</summary>
    private const int Lanes = 4;

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

    /// <summary>
    /// The states after each of the next steps, mixed by <typeparamref name="TOutput"/>. Four of them are kept, each of which goes
    /// four steps at a time: a product need not wait for the one before.
    /// </summary>
    internal void Steps<TOutput>(Span<ulong> destination, UInt128 multiplier)
        where TOutput : IOutput
    {
        int i = 0;
        if (destination.Length >= 2 * Lanes)
        {
            UInt128 square = multiplier * multiplier;
            UInt128 fourth = square * square;
            UInt128 term = ((square * multiplier) + square + multiplier + 1) * _increment;
            (ulong factorLow, ulong factorHigh, ulong termLow, ulong termHigh) = ((ulong)fourth, (ulong)(fourth >> 64), (ulong)term, (ulong)(term >> 64));
            (ulong aLow, ulong aHigh) = Following(multiplier);
            (ulong bLow, ulong bHigh) = Following(multiplier);
            (ulong cLow, ulong cHigh) = Following(multiplier);
            (ulong dLow, ulong dHigh) = Following(multiplier);
            for (; i + (2 * Lanes) <= destination.Length; i += Lanes)
            {
                Span<ulong> four = destination.Slice(i, Lanes);
                four[0] = TOutput.Of(aLow, aHigh);
                four[1] = TOutput.Of(bLow, bHigh);
                four[2] = TOutput.Of(cLow, cHigh);
                four[3] = TOutput.Of(dLow, dHigh);
                Step(ref aLow, ref aHigh, factorLow, factorHigh, termLow, termHigh);
                Step(ref bLow, ref bHigh, factorLow, factorHigh, termLow, termHigh);
                Step(ref cLow, ref cHigh, factorLow, factorHigh, termLow, termHigh);
                Step(ref dLow, ref dHigh, factorLow, factorHigh, termLow, termHigh);
            }

            destination[i++] = TOutput.Of(aLow, aHigh);
            destination[i++] = TOutput.Of(bLow, bHigh);
            destination[i++] = TOutput.Of(cLow, cHigh);
            destination[i++] = TOutput.Of(dLow, dHigh);
            _state = new UInt128(dHigh, dLow);
        }

        for (; i < destination.Length; i++)
        {
            Step(multiplier);
            destination[i] = TOutput.Of(Low, High);
        }
    }

    private (ulong Low, ulong High) Following(UInt128 multiplier)
    {
        Step(multiplier);
        return (Low, High);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref ulong low, ref ulong high, ulong factorLow, ulong factorHigh, ulong termLow, ulong termHigh)
    {
        ulong carried = Math.BigMul(low, factorLow, out ulong product);
        carried += (low * factorHigh) + (high * factorLow) + termHigh;
        low = product + termLow;
        high = carried + (low < termLow ? 1ul : 0);
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

    /// <summary>What is made of a state.</summary>
    internal interface IOutput
    {
        static abstract ulong Of(ulong low, ulong high);
    }
}
