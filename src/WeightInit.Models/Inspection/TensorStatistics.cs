namespace WeightInit.Models;

/// <summary>What the elements of a tensor are like. Only finite ones are in the numbers; the others are counted.</summary>
public sealed class TensorStatistics
{
    /// <summary>How many bins <see cref="Histogram"/> has.</summary>
    public const int Bins = 40;

    internal TensorStatistics(Moments moments, long[] histogram)
    {
        Count = moments.Count;
        NonFinite = moments.NonFinite;
        Histogram = histogram;
        if (Count == 0)
            return;
        Mean = moments.Mean;
        Std = moments.Std;
        Min = moments.Min;
        Max = moments.Max;
        Kurtosis = Std > 0 && double.IsFinite(moments.Kurtosis) ? moments.Kurtosis : null;
    }

    /// <summary>How many elements are finite.</summary>
    public long Count { get; }

    /// <summary>How many are NaN or infinite.</summary>
    public long NonFinite { get; }

    /// <summary>The mean, or null where there is no element.</summary>
    public double? Mean { get; }

    /// <summary>The standard deviation, the sum of squares divided by the count (NumPy's default), or null.</summary>
    public double? Std { get; }

    /// <summary>The smallest element, or null.</summary>
    public double? Min { get; }

    /// <summary>The largest element, or null.</summary>
    public double? Max { get; }

    /// <summary>The fourth central moment over the squared second: 3 for a normal law, 1.8 for a uniform one. Null where all are equal.</summary>
    public double? Kurtosis { get; }

    /// <summary>How many elements fall into each of <see cref="Bins"/> equal parts of [min, max]; empty where all are equal.</summary>
    public IReadOnlyList<long> Histogram { get; }
}
