using WeightInit.Native;

namespace WeightInit.TorchCpu;

/// <summary>
/// The words of PyTorch's CPU generator, what it makes of single ones, and the normal that waits for the next short fill.
/// </summary>
/// <param name="version">Which PyTorch.</param>
/// <param name="engine">The Mersenne Twister.</param>
internal sealed class Source(TorchVersion version, Mt19937 engine)
{
    private const ulong DoubleMask = (1ul << 53) - 1;
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

    /// <summary>low + range · u, u uniform on [0, 1) from the low 24 bits of a word each; what equals a bound becomes low.</summary>
    internal unsafe void Uniforms(Span<float> destination, float low, float range, float excluded = float.PositiveInfinity)
    {
        fixed (float* to = destination)
            VectorWidth.Run(new StreamFill32<Spread24>(Engine, new(low, range, excluded), to, destination.Length));
    }

    /// <summary>The same in double: the low 53 bits of two words each.</summary>
    internal unsafe void Uniforms(Span<double> destination, double low, double range, double excluded = double.PositiveInfinity)
    {
        fixed (double* to = destination)
            VectorWidth.Run64(new StreamFill64<Spread53>(Engine, new(low, range, excluded), to, destination.Length));
    }

    /// <summary>Blocks of 16 normals, of 16 words each.</summary>
    internal unsafe void Normals(Span<float> destination, float mean, float std)
    {
        fixed (float* to = destination)
            VectorWidth.Run(new NormalStream(Engine, mean, std, to, destination.Length));
    }

    /// <summary>Blocks of 16 normals of words that are at hand.</summary>
    internal static unsafe void Normals(ReadOnlySpan<uint> words, Span<float> destination, float mean, float std)
    {
        fixed (uint* from = words)
        fixed (float* to = destination)
            VectorWidth.Run(new NormalsOfWords(from, mean, std, to, destination.Length));
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
}
