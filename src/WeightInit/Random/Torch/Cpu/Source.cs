using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace WeightInit.TorchCpu;

/// <summary>
/// The words of PyTorch's CPU generator, what it makes of single ones, and the normal that waits for the next short fill.
/// </summary>
/// <param name="version">Which PyTorch.</param>
/// <param name="engine">The Mersenne Twister.</param>
internal sealed class Source(TorchVersion version, Mt19937 engine)
{
    private const uint FloatMask = (1u << 24) - 1;
    private const ulong DoubleMask = (1ul << 53) - 1;
    private const float FloatStep = 1f / (1u << 24);
    private const double DoubleStep = 1.0 / (1ul << 53);

    /// <summary>Which PyTorch.</summary>
    internal TorchVersion Version { get; } = version;

    /// <summary>The Mersenne Twister.</summary>
    internal Mt19937 Engine { get; set; } = engine;

    /// <summary>The sine of the last pair of a fill of fewer than 16, or of a view, before mean and deviation.</summary>
    internal double? CachedNormal { get; set; }

    /// <summary>32 bits.</summary>
    internal uint Next() => Engine.Next();

    /// <summary>64 bits: the first word is the upper half.</summary>
    internal ulong NextLong()
    {
        ulong high = Engine.Next();
        return (high << 32) | Engine.Next();
    }

    /// <summary>Uniform on [0, 1): the low 53 bits of two words.</summary>
    internal double NextDouble() => (NextLong() & DoubleMask) * DoubleStep;

    /// <summary>Uniform on [0, 1): the low bits of one word, for the 16-bit types before 2.12.</summary>
    /// <param name="bits">How many bits: the precision of the type.</param>
    internal float NextShort(int bits)
    {
        uint count = 1u << bits;
        return (Engine.Next() & (count - 1)) / (float)count;
    }

    /// <summary>Uniform on [0, 1): the low 24 bits of a word each.</summary>
    internal void Floats(Span<float> destination)
    {
        while (!destination.IsEmpty)
        {
            ReadOnlySpan<uint> words = Engine.Take(destination.Length);
            ToFloats(words, destination);
            destination = destination[words.Length..];
        }
    }

    /// <summary>
    /// One standard normal in double by Box and Muller: the cosine of a pair, whose sine waits for the next call, also when
    /// other fills come in between.
    /// </summary>
    internal double NextNormal()
    {
        if (CachedNormal is double waiting)
        {
            CachedNormal = null;
            return waiting;
        }

        double u1 = NextDouble();
        double u2 = NextDouble();
        double log = Version == TorchVersion.V1_13 ? CMath.Log(1 - u2) : CMath.LogP1(-u2);
        double radius = Math.Sqrt(-2 * log);
        double theta = 2 * Math.PI * u1;
        CachedNormal = radius * CMath.Sin(theta);
        return radius * CMath.Cos(theta);
    }

    private static void ToFloats(ReadOnlySpan<uint> words, Span<float> destination)
    {
        ref uint from = ref MemoryMarshal.GetReference(words);
        ref float to = ref MemoryMarshal.GetReference(destination);
        nuint i = 0;
        for (; i + 8 <= (nuint)words.Length; i += 8)
        {
            Vector256<uint> low = Vector256.LoadUnsafe(ref from, i) & Vector256.Create(FloatMask);
            (Vector256.ConvertToSingle(low.AsInt32()) * FloatStep).StoreUnsafe(ref to, i);
        }

        for (; i < (nuint)words.Length; i++)
            destination[(int)i] = (words[(int)i] & FloatMask) * FloatStep;
    }
}
