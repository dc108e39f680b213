namespace WeightInit;

/// <summary>
/// A source of random bits as NumPy's <c>Generator</c> takes it: <c>PCG64</c>, <c>PCG64DXSM</c>, <c>Philox</c>, <c>SFC64</c> or
/// <c>MT19937</c>. Integers only: the same bits as NumPy's (1.24.2) on any machine.
/// </summary>
public abstract class NumPyBitGenerator
{
    private protected NumPyBitGenerator()
    {
    }

    /// <summary>The name of the stream on the command line that draws from a generator over it.</summary>
    public abstract string StreamName { get; }

    /// <summary>The next 64 bits: <c>random_raw()</c>, but of MT19937, whose raw words have 32.</summary>
    public abstract ulong NextUInt64();

    /// <summary>The next 32 bits, as NumPy takes them for 32-bit floats.</summary>
    public abstract uint NextUInt32();

    /// <summary>One double, uniform on [0, 1): a multiple of 2^-53.</summary>
    public abstract double NextDouble();

    /// <summary>One float, uniform on [0, 1): a multiple of 2^-24.</summary>
    public float NextSingle() => (NextUInt32() >> 8) * (1.0f / 16777216.0f);

    /// <summary>Many doubles, uniform on [0, 1).</summary>
    internal virtual void Fill(Span<double> destination)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = NextDouble();
    }
}
