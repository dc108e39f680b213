using System.Numerics;

namespace WeightInit.Signal;

/// <summary>Mean and 1 / √(variance + ε) of a line.</summary>
internal static class Standard
{
    /// <summary>The statistics; without centring the mean is 0 and the variance the mean square.</summary>
    internal static (double Mean, double Inverse) Of<T>(ReadOnlySpan<T> line, double epsilon, bool isCentred)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (line.IsEmpty)
            return (0, 0);
        double mean = isCentred ? Lines.Sum(line) / line.Length : 0;
        double squares = 0;
        foreach (T x in line)
        {
            double distance = double.CreateTruncating(x) - mean;
            squares += distance * distance;
        }

        return (mean, 1 / Math.Sqrt((squares / line.Length) + epsilon));
    }
}
