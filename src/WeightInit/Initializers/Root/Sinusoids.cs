namespace WeightInit;

/// <summary>
/// A table of positions whose columns are sines and cosines of periods from 2π to 2π · period, in a geometric row. Nothing is
/// drawn: the same in every slice and from every key and stream.
/// </summary>
/// <remarks>
/// For a table (rows, dim), half = dim / 2, row p and frequency j: sin(p · w) and cos(p · w). In blocks, as Whisper has them,
/// column j is the sine and column half + j the cosine, w = period^(-j / (half - 1)). Interleaved, as Vaswani et al. 2017,
/// section 3.5 (DistilBERT), column 2j is the sine and 2j + 1 the cosine, w = period^(-j / half). Computed in double and
/// rounded once; transformers computes Whisper's in float32, whose rounding grows with the row: <c>abs</c> rows · 2^-23.
/// </remarks>
public sealed record Sinusoids : Initializer
{
    /// <param name="interleaved">Whether sines and cosines alternate (true) or stand in two blocks (false).</param>
    /// <param name="period">The ratio of the longest period to the shortest; finite, above 0.</param>
    /// <exception cref="ArgumentException"><paramref name="period"/> is outside its range.</exception>
    public Sinusoids(bool interleaved = false, double period = 10000)
    {
        Interleaved = interleaved;
        Period = period;
    }

    /// <summary>Whether sines and cosines alternate.</summary>
    public bool Interleaved { get; init; }

    /// <summary>The ratio of the longest period to the shortest.</summary>
    /// <exception cref="ArgumentException">The value is 0, negative, NaN or infinite.</exception>
    public double Period { get; init => field = NumberRange.Positive.Check(value, "sinusoids", "period"); }

    internal static InitializerForm Form { get; } = new(
        "sinusoids",
        "sin and cos of position · period^(-j / …)",
        [new FlagParameter("interleaved", false), new NumberParameter("period", NumberRange.Positive, 10000)],
        given => new Sinusoids(given.Flag("interleaved"), given.Number("period")));

    internal override InitializerText Text => Form.With(Interleaved, Period);

    private protected override void Draw<T>(Span<T> destination, TensorSlice slice, RandomKey key)
    {
        double[] frequencies = Frequencies(slice.Spec);
        int done = 0;
        foreach ((long start, long count) in slice.Runs())
        {
            Write(destination.Slice(done, (int)count), start, frequencies);
            done += (int)count;
        }
    }

    private protected override void Draw<T>(Span<T> destination, TensorSpec tensor, long start, RandomKey key) =>
        Write(destination, start, Frequencies(tensor));

    private protected override void Draw<T>(Span<T> destination, TensorSpec tensor, RandomStream stream) =>
        Write(destination, 0, Frequencies(tensor));

    private void Write<T>(Span<T> destination, long start, double[] frequencies)
        where T : unmanaged
    {
        int half = frequencies.Length;
        for (int i = 0; i < destination.Length; i++)
        {
            (long row, long column) = Math.DivRem(start + i, 2L * half);
            bool isSine = Interleaved ? column % 2 == 0 : column < half;
            double angle = row * frequencies[Interleaved ? column / 2 : column % half];
            destination[i] = Rounded.To<T>(isSine ? Portable.Sin(angle) : Portable.Cos(angle));
        }
    }

    private double[] Frequencies(TensorSpec tensor)
    {
        Shape shape = tensor.Shape;
        if (shape.Rank != 2 || shape[1] % 2 != 0 || shape[1] < 4)
            throw new ArgumentException($"{tensor.Name}: sinusoids are for tables of an even number of columns, 4 or more; the shape is ({shape}).");
        int half = checked((int)(shape[1] / 2));
        double steps = Interleaved ? half : half - 1;
        return [.. Enumerable.Range(0, half).Select(j => CorrectlyRounded.Pow(Period, -j / steps))];
    }
}
