namespace WeightInit.Signal;

/// <summary>Mean and mean square of an array, in double.</summary>
internal static class Moments
{
    private const int Part = 1 << 16;

    /// <summary>E x².</summary>
    internal static double MeanSquare(float[] values) => values.Length == 0 ? 0 : Sum(values, part => Lines.SumOfSquares(part)) / values.Length;

    /// <summary>E x², E x and the standard deviation.</summary>
    internal static (double Square, double Mean, double Deviation) Of(float[] values)
    {
        if (values.Length == 0)
            return (0, 0, 0);
        double square = MeanSquare(values), mean = Sum(values, Total) / values.Length;
        double deviation = Math.Sqrt(Sum(values, part => SquaresAbout(part, mean)) / values.Length);
        return (square, mean, deviation);
    }

    private delegate double Measure(ReadOnlySpan<float> part);

    /// <summary>Adds up parts that are of the same size on any number of threads.</summary>
    private static double Sum(float[] values, Measure measure)
    {
        double[] sums = new double[(values.Length + Part - 1) / Part];
        Work.For(sums.Length, Part, i => sums[i] = measure(values.AsSpan(i * Part, Math.Min(Part, values.Length - (i * Part)))));
        return sums.Sum();
    }

    private static double Total(ReadOnlySpan<float> part)
    {
        double sum = 0;
        foreach (float x in part)
            sum += x;
        return sum;
    }

    private static double SquaresAbout(ReadOnlySpan<float> part, double mean)
    {
        double sum = 0;
        foreach (float x in part)
            sum += (x - mean) * (x - mean);
        return sum;
    }
}
