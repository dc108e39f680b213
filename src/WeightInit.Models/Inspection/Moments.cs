using System.Numerics;

namespace WeightInit.Models;

/// <summary>
/// Count, mean and central moments to the fourth, gathered chunk by chunk: each chunk's own in two passes over it, then merged
/// by the formulas of P. Pébay, "Formulas for robust, one-pass parallel computation of covariances and arbitrary-order
/// statistical moments", Sandia report SAND2008-6212 (2008), equations 3.1 and 3.2.
/// </summary>
internal sealed class Moments
{
    private double _second, _third, _fourth;

    internal long Count { get; private set; }

    /// <summary>NaN and infinities. They are in no other number.</summary>
    internal long NonFinite { get; private set; }

    internal double Mean { get; private set; }

    internal double Min { get; private set; } = double.PositiveInfinity;

    internal double Max { get; private set; } = double.NegativeInfinity;

    /// <summary>The square root of the second central moment, divided by the count (not by one less).</summary>
    internal double Std => Min == Max ? 0 : Math.Sqrt(_second / Count);

    /// <summary>The fourth central moment over the square of the second; 3 for a normal law.</summary>
    internal double Kurtosis => Count * _fourth / (_second * _second);

    /// <summary>Adds values; those that are not finite are moved out of the way, so the chunk's order is lost.</summary>
    internal void Add(Span<double> values)
    {
        Span<double> finite = values[..KeepFinite(values)];
        NonFinite += values.Length - finite.Length;
        if (finite.IsEmpty)
            return;

        double sum = 0;
        foreach (double value in finite)
        {
            sum += value;
            Min = Math.Min(Min, value);
            Max = Math.Max(Max, value);
        }

        double mean = sum / finite.Length;
        (double second, double third, double fourth) = Central(finite, mean);
        Merge(finite.Length, mean, second, third, fourth);
    }

    private static int KeepFinite(Span<double> values)
    {
        int kept = 0;
        foreach (double value in values)
        {
            if (double.IsFinite(value))
                values[kept++] = value;
        }

        return kept;
    }

    private static (double Second, double Third, double Fourth) Central(ReadOnlySpan<double> values, double mean)
    {
        Vector<double> second = default, third = default, fourth = default;
        Vector<double> centre = new(mean);
        int whole = values.Length - values.Length % Vector<double>.Count;
        for (int i = 0; i < whole; i += Vector<double>.Count)
        {
            Vector<double> distance = new Vector<double>(values[i..]) - centre;
            Vector<double> square = distance * distance;
            second += square;
            third += square * distance;
            fourth += square * square;
        }

        (double Second, double Third, double Fourth) sums = (Vector.Sum(second), Vector.Sum(third), Vector.Sum(fourth));
        foreach (double value in values[whole..])
        {
            double distance = value - mean, square = distance * distance;
            sums = (sums.Second + square, sums.Third + square * distance, sums.Fourth + square * square);
        }

        return sums;
    }

    private void Merge(long count, double mean, double second, double third, double fourth)
    {
        double na = Count, nb = count, n = na + nb;
        double delta = mean - Mean, d = delta / n;
        _fourth += fourth + delta * d * d * d * na * nb * (na * na - na * nb + nb * nb)
            + 6 * d * d * (na * na * second + nb * nb * _second) + 4 * d * (na * third - nb * _third);
        _third += third + delta * d * d * na * nb * (na - nb) + 3 * d * (na * second - nb * _second);
        _second += second + delta * d * na * nb;
        Mean += d * nb;
        Count += count;
    }
}
