using System.Globalization;

namespace WeightInit.Signal;

/// <summary>A vertical axis of powers of ten, a few of them labelled.</summary>
internal sealed class LogAxis
{
    /// <summary>What lies beyond is drawn at the end: neither a double's dust nor its infinity is a place.</summary>
    private const double Least = -60, Most = 60;

    private const int MostLabels = 7;

    private readonly double _low;
    private readonly double _high;
    private readonly double _top;
    private readonly double _bottom;

    /// <param name="values">What is to be seen; zeros, infinities and what is not a number are left out.</param>
    /// <param name="top">The y of the upper end.</param>
    /// <param name="bottom">The y of the lower end.</param>
    internal LogAxis(IEnumerable<double> values, double top, double bottom)
    {
        double low = 0, high = 0;
        foreach (double value in values)
        {
            if (value > 0 && double.IsFinite(value))
            {
                low = Math.Min(low, Math.Log10(value));
                high = Math.Max(high, Math.Log10(value));
            }
        }

        _low = Math.Clamp(low, Least, -0.5);
        _high = Math.Clamp(high, 0.5, Most);
        double margin = 0.04 * (_high - _low);
        _low -= margin;
        _high += margin;
        _top = top;
        _bottom = bottom;
    }

    /// <summary>The powers that are labelled.</summary>
    internal IEnumerable<int> Labels
    {
        get
        {
            int step = Math.Max(1, (int)Math.Ceiling((_high - _low) / MostLabels));
            for (int power = (int)Math.Ceiling(_low / step) * step; power <= _high; power += step)
                yield return power;
        }
    }

    /// <summary>Where a value is drawn: beyond the ends, at the end.</summary>
    internal double Y(double value) => YOfPower(value > 0 ? Math.Log10(value) : double.NegativeInfinity);

    /// <summary>Where a power of ten is drawn.</summary>
    internal double YOfPower(double power) => _bottom - ((Math.Clamp(power, _low, _high) - _low) / (_high - _low) * (_bottom - _top));

    /// <summary>-1 below the axis, 1 above it, 0 within.</summary>
    internal int Beyond(double value)
    {
        if (double.IsNaN(value))
            return 1;
        double power = value > 0 ? Math.Log10(value) : double.NegativeInfinity;
        return power < _low ? -1 : power > _high ? 1 : 0;
    }

    /// <summary>The text of a power: <c>1</c>, <c>0.01</c>, <c>1e-12</c>.</summary>
    internal static string Label(int power) => power is >= -2 and <= 3
        ? Math.Pow(10, power).ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"1e{power}");
}
