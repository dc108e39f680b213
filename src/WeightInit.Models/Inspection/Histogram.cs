namespace WeightInit.Models;

/// <summary>Counts values in equal parts of a range. Values that are not finite are left out.</summary>
internal sealed class Histogram
{
    private readonly double _min, _width, _half;

    internal Histogram(double min, double max, int bins)
    {
        // The width of the widest ranges is not a double; half of it is.
        _half = double.IsInfinity(max - min) ? 0.5 : 1;
        _min = min * _half;
        _width = max * _half - _min;
        Counts = new long[bins];
    }

    internal long[] Counts { get; }

    internal void Add(ReadOnlySpan<double> values)
    {
        long[] counts = Counts;
        foreach (double value in values)
        {
            double place = (value * _half - _min) / _width * counts.Length;
            if (double.IsFinite(place))
                counts[Math.Clamp((int)place, 0, counts.Length - 1)]++;
        }
    }
}
