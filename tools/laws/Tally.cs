namespace WeightInit.Laws;

/// <summary>Samples, counted: sums of powers about the mean, a fine histogram, and how many lie far out.</summary>
internal sealed class Tally(Theory theory)
{
    /// <summary>Cells of the histogram.</summary>
    private const int Cells = 1 << 16;

    /// <summary>Beyond it lie no samples of a normal, whose last is at 6.338.</summary>
    private const double Farthest = 7;

    /// <summary>Cells of the test of χ², where enough is expected.</summary>
    private const int Coarse = 1 << 10;

    private const double Enough = 20;

    private readonly long[] _cells = new long[Cells];
    private readonly double _low = Math.Max(theory.Low, -Farthest);
    private readonly double _high = Math.Min(theory.High, Farthest);
    private readonly double[] _sums = new double[5];
    private readonly long[] _above = new long[6];
    private readonly long[] _below = new long[6];
    private long _count;

    internal void Add(ReadOnlySpan<float> values)
    {
        double scale = Cells / (_high - _low);
        double centre = theory.Mean;
        (double first, double second, double fourth) = (0, 0, 0);
        foreach (float value in values)
        {
            double distance = value - centre;
            double square = distance * distance;
            first += distance;
            second += square;
            fourth += square * square;
            _cells[Math.Clamp((int)((value - _low) * scale), 0, Cells - 1)]++;
            if (Math.Abs(value) > 3)
                AddFar(value);
        }

        (_sums[1], _sums[2], _sums[4]) = (_sums[1] + first, _sums[2] + second, _sums[4] + fourth);
        _count += values.Length;
    }

    /// <summary>The mean's distance from theory in standard errors.</summary>
    internal double MeanError => _sums[1] / _count / Math.Sqrt(theory.Variance / _count);

    /// <summary>The variance's, about the mean that theory has.</summary>
    internal double VarianceError
    {
        get
        {
            double variance = _sums[2] / _count;
            return (variance - theory.Variance) / Math.Sqrt(((_sums[4] / _count) - (variance * variance)) / _count);
        }
    }

    /// <summary>√n times the largest distance between the counted and the true distribution function, at the edges of the cells.</summary>
    internal double Kolmogorov
    {
        get
        {
            long below = 0;
            double largest = 0;
            for (int cell = 0; cell < Cells - 1; cell++)
            {
                below += _cells[cell];
                largest = Math.Max(largest, Math.Abs(((double)below / _count) - theory.Between(double.NegativeInfinity, Edge(cell + 1))));
            }

            return largest * Math.Sqrt(_count);
        }
    }

    /// <summary>χ² over cells in which enough is expected, less its mean, over its deviation.</summary>
    internal double ChiSquare
    {
        get
        {
            (double sum, int used) = (0, 0);
            for (int start = 0; start < Cells; start += Cells / Coarse)
            {
                double expected = _count * theory.Between(Edge(start), Edge(start + (Cells / Coarse)));
                if (expected < Enough)
                    continue;
                double counted = _cells[start..(start + (Cells / Coarse))].Sum();
                sum += (counted - expected) * (counted - expected) / expected;
                used++;
            }

            return (sum - (used - 1)) / Math.Sqrt(2.0 * (used - 1));
        }
    }

    /// <summary>How many lie above and below so many deviations, and how many of each theory expects.</summary>
    internal (long Above, double ExpectedAbove, long Below, double ExpectedBelow) Beyond(int deviations) => (
        _above[deviations], _count * theory.Between(deviations, double.PositiveInfinity),
        _below[deviations], _count * theory.Between(double.NegativeInfinity, -deviations));

    private void AddFar(float value)
    {
        for (int deviations = 3; deviations <= 5; deviations++)
        {
            if (value > deviations)
                _above[deviations]++;
            else if (value < -deviations)
                _below[deviations]++;
        }
    }

    private double Edge(int cell) => _low + ((_high - _low) * cell / Cells);
}
