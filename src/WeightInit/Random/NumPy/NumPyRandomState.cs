using System.Buffers;
using WeightInit.Native;
using WeightInit.Numerics;
using WeightInit.NumPyKernels;

namespace WeightInit;

/// <summary>
/// NumPy's legacy generator, <c>numpy.random.RandomState</c>: a Mersenne Twister, doubles of 53 bits and the polar method for
/// normals. <see cref="NumPy.RandomState(long)"/> makes one.
/// </summary>
/// <remarks>
/// Bit for bit NumPy's: words, random_sample, uniform, permutation and shuffle on any machine; normals where glibc's log is
/// at hand (on other systems a correctly rounded log of our own, which changes the last bit of 0.04 % of the pairs and none
/// after rounding to float32). Checked against NumPy 1.24.2.
/// </remarks>
public sealed class NumPyRandomState : NumPyStream
{
    private Mt19937 _engine;
    private double? _cached;

    internal NumPyRandomState(Mt19937 engine) => _engine = engine;

    /// <inheritdoc/>
    public override string StreamName => "numpy";

    /// <summary>The next 32 bits of the Mersenne Twister.</summary>
    public override uint NextUInt32() => _engine.Next();

    /// <summary>One double, uniform on [0, 1): <c>random_sample()</c>.</summary>
    public double RandomSample() => NextDouble();

    /// <summary>Fills memory with doubles, uniform on [0, 1): <c>random_sample(size)</c>, also called <c>rand</c>.</summary>
    /// <param name="destination">All of it is written, in order.</param>
    public void RandomSample(Span<double> destination) => FillUniforms(destination, 0, 1);

    /// <summary>One double, uniform on [0, 1), of two words: (27 bits of the first · 2^26 + 26 bits of the second) / 2^53.</summary>
    public override double NextDouble() => _engine.NextDouble();

    /// <summary>
    /// One standard normal by Marsaglia's polar method: <c>standard_normal()</c>, also called <c>randn</c>. A pair is made at a
    /// time; the second of it waits for the next call, also when uniforms are drawn in between.
    /// </summary>
    public override double StandardNormal()
    {
        if (_cached is double waiting)
        {
            _cached = null;
            return waiting;
        }

        double x1, x2, square;
        do
        {
            x1 = (2.0 * NextDouble()) - 1.0;
            x2 = (2.0 * NextDouble()) - 1.0;
            square = (x1 * x1) + (x2 * x2);
        }
        while (square >= 1.0 || square == 0.0);

        double factor = Math.Sqrt(-2.0 * CMath.Log(square) / square);
        _cached = factor * x1;
        return factor * x2;
    }

    /// <summary>0 to count - 1 in random order: <c>permutation(count)</c>.</summary>
    /// <param name="count">How many, 0 or more.</param>
    public long[] Permutation(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        long[] values = new long[count];
        for (int i = 0; i < count; i++)
            values[i] = i;
        Shuffle<long>(values);
        return values;
    }

    /// <summary>Puts elements into random order where they stand: <c>shuffle(x)</c> of a list or of an array's first axis.</summary>
    /// <param name="values">The elements.</param>
    public void Shuffle<T>(Span<T> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = (int)Interval((uint)i);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>Where the generator stands: <c>get_state()</c>.</summary>
    public NumPyState GetState() => new(_engine.Key, _engine.Position, _cached is not null, _cached ?? 0);

    /// <summary>Goes on from a saved state: <c>set_state(state)</c>.</summary>
    /// <param name="state">What <c>get_state()</c> gave, here or in NumPy.</param>
    public void SetState(NumPyState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _engine = Mt19937.FromState(state.Key.AsSpan(), state.Position);
        _cached = state.HasGauss ? state.CachedGaussian : null;
    }

    private protected override bool TakesReversedBounds => true;

    private protected override unsafe void FillUniforms(Span<double> destination, double low, double range)
    {
        fixed (double* to = destination)
            VectorWidth.Run64(new StreamFill64<Spread53>(_engine, new(low, range), to, destination.Length));
    }

    /// <inheritdoc/>
    private protected override unsafe bool TryFillParallel<T>(Memory<T> destination, Distribution law, int threads)
    {
        if (typeof(T) != typeof(double) || law is not (WeightInit.Uniform or WeightInit.Normal))
            return false;
        using MemoryHandle pinned = destination.Pin();
        double* to = (double*)pinned.Pointer;
        switch (law)
        {
            case WeightInit.Uniform uniform when destination.Length >= 4 * Mt19937Jump.Worthwhile / 2 && double.IsFinite(uniform.High - uniform.Low):
                _engine = TwisterSplit.Run(_engine, destination.Length, wordsEach: 2, grain: 8, threads, (engine, first, end) =>
                    VectorWidth.Run64(new StreamFill64<Spread53>(engine, new(uniform.Low, uniform.High - uniform.Low), to + first, end - first)));
                return true;
            case WeightInit.Normal normal when destination.Length / 2 >= PolarThreads.Worthwhile && GnuLog.IsExact && normal.Std >= 0 && !double.IsNegative(normal.Std):
                int first = _cached is null ? 0 : 1;
                int pairs = (destination.Length - first) / 2;
                Span<double> values = new(to, destination.Length);
                FillNormals(values[..first], normal.Mean, normal.Std);
                _engine = new PolarThreads(to + first, normal.Mean, normal.Std, threads).Fill(_engine, pairs);
                FillNormals(values[(first + (2 * pairs))..], normal.Mean, normal.Std);
                return true;
            default:
                return false;
        }
    }

    private protected override void FillNormals(Span<double> destination)
    {
        // Adding 0 would make 0 of -0, which the unit normal of a pair never is.
        FillNormals(destination, 0, 1);
    }

    private protected override unsafe void FillNormals(Span<double> destination, double mean, double std)
    {
        if (destination.Length > 0 && _cached is not null)
        {
            destination[0] = mean + (std * StandardNormal());
            destination = destination[1..];
        }

        int pairs = GnuLog.IsExact ? destination.Length / 2 : 0;
        fixed (double* to = destination)
            VectorWidth.Run64(new PolarNormals(_engine, to, pairs, mean, std));
        for (int i = 2 * pairs; i < destination.Length; i++)
            destination[i] = mean + (std * StandardNormal());
    }

    // Uniform on 0 to max, both included: words are masked to the bits of max, those above it thrown away.
    private uint Interval(uint max)
    {
        uint mask = uint.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(max);
        uint value;
        do
            value = _engine.Next() & mask;
        while (value > max);
        return value;
    }
}
