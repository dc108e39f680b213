namespace WeightInit;

/// <summary>
/// NumPy's <c>Generator</c> over one of its bit generators; <see cref="NumPy.DefaultRng(NumPySeedSequence)"/> makes the usual one.
/// </summary>
/// <remarks>
/// Bit for bit NumPy's (1.24.2): words, random and uniform on any machine. The ziggurat of the normals needs the C library in
/// one draw of a hundred and its value in one of four thousand (log1p, in the tail beyond 3.65): there the bits are glibc's,
/// elsewhere those of a correctly rounded log1p.
/// </remarks>
public sealed class NumPyGenerator : NumPyStream
{
    /// <summary>The generator over a source of bits: <c>Generator(bits)</c>.</summary>
    /// <param name="bits">The source; it moves on.</param>
    public NumPyGenerator(NumPyBitGenerator bits)
    {
        ArgumentNullException.ThrowIfNull(bits);
        BitGenerator = bits;
    }

    /// <summary>The source of bits.</summary>
    public NumPyBitGenerator BitGenerator { get; }

    /// <inheritdoc/>
    public override string StreamName => BitGenerator.StreamName;

    /// <inheritdoc/>
    public override uint NextUInt32() => BitGenerator.NextUInt32();

    /// <inheritdoc/>
    public override double NextDouble() => BitGenerator.NextDouble();

    /// <summary>One double, uniform on [0, 1): <c>random()</c>.</summary>
    public double Random() => NextDouble();

    /// <summary>Fills memory with doubles, uniform on [0, 1): <c>random(size)</c>.</summary>
    /// <param name="destination">All of it is written, in order.</param>
    public void Random(Span<double> destination) => BitGenerator.Fill(destination);

    /// <summary>Fills memory with floats, uniform on [0, 1): <c>random(size, dtype=np.float32)</c>, which takes other bits than the doubles.</summary>
    /// <param name="destination">All of it is written, in order.</param>
    public void Random(Span<float> destination)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = BitGenerator.NextSingle();
    }

    /// <summary>One standard normal: <c>standard_normal()</c>.</summary>
    public override double StandardNormal() => Ziggurat.Double(BitGenerator);

    /// <summary>Fills memory with standard normals in float: <c>standard_normal(size, dtype=np.float32)</c>, which takes other bits than the doubles.</summary>
    /// <param name="destination">All of it is written, in order.</param>
    public void StandardNormal(Span<float> destination)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = Ziggurat.Single(BitGenerator);
    }

    /// <summary>Values at a time, where they are worked on again: a fraction of the first-level cache.</summary>
    private const int Chunk = 1024;

    private protected override bool TakesReversedBounds => false;

    private protected override void FillUniforms(Span<double> destination, double low, double range)
    {
        for (; !destination.IsEmpty; destination = destination[Math.Min(Chunk, destination.Length)..])
        {
            Span<double> part = destination[..Math.Min(Chunk, destination.Length)];
            BitGenerator.Fill(part);
            foreach (ref double value in part)
                value = low + (range * value);
        }
    }

    private protected override void FillNormals(Span<double> destination)
    {
        if (BitGenerator is NumPyBitGenerator64 bits)
        {
            Ziggurat.Fill(bits, destination);
            return;
        }

        for (int i = 0; i < destination.Length; i++)
            destination[i] = Ziggurat.Double(BitGenerator);
    }

    private protected override void FillNormals(Span<double> destination, double mean, double std)
    {
        for (; !destination.IsEmpty; destination = destination[Math.Min(Chunk, destination.Length)..])
        {
            Span<double> part = destination[..Math.Min(Chunk, destination.Length)];
            FillNormals(part);
            foreach (ref double value in part)
                value = mean + (std * value);
        }
    }
}
