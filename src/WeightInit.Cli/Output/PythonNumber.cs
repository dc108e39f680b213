using System.Globalization;
using System.Numerics;

namespace WeightInit.Cli;

/// <summary>Numbers as Python has them: <c>round(x, digits)</c>, and the text that <c>repr</c> and <c>json.dumps</c> write.</summary>
internal static class PythonNumber
{
    /// <summary>More decimals than any double has: the smallest is 2^-1074.</summary>
    internal const int MostDigits = 1074;

    /// <summary>x rounded to decimals as <c>round</c> does it: the exact binary value, ties to even, then the nearest double.</summary>
    internal static double Round(double x, int digits)
    {
        if (!double.IsFinite(x) || double.IsInteger(x))
            return x;
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0L : 1L << 52);
        int halvings = 1075 - Math.Max(exponent, 1);

        BigInteger scaled = fraction * BigInteger.Pow(10, digits);
        BigInteger whole = scaled >> halvings;
        int side = ((scaled - (whole << halvings)) << 1).CompareTo(BigInteger.One << halvings);
        if (side > 0 || (side == 0 && !whole.IsEven))
            whole++;
        string text = string.Create(CultureInfo.InvariantCulture, $"{whole}e-{digits}");
        return Math.CopySign(double.Parse(text, CultureInfo.InvariantCulture), x);
    }

    /// <summary>The shortest text that reads back as the same double: <c>0.5</c>, <c>1.0</c>, <c>1e-05</c>.</summary>
    internal static string Repr(double x)
    {
        if (!double.IsFinite(x))
            return double.IsNaN(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity";

        // .NET and Python choose the same digits; Python's exponents begin a power of ten earlier, at 1e16.
        string text = x.ToString("R", CultureInfo.InvariantCulture);
        if (text.Contains('E', StringComparison.Ordinal))
            return text.Replace("E", "e", StringComparison.Ordinal);
        if (text.Contains('.', StringComparison.Ordinal))
            return text;
        return Math.Abs(x) < 1e16 ? text + ".0" : WithExponent(text);
    }

    // 12345678901234568 as 1.2345678901234568e+16.
    private static string WithExponent(string whole)
    {
        int sign = whole[0] == '-' ? 1 : 0;
        string digits = whole[(sign + 1)..].TrimEnd('0');
        string point = digits.Length > 0 ? "." : "";
        return string.Create(CultureInfo.InvariantCulture, $"{whole[..(sign + 1)]}{point}{digits}e+{whole.Length - sign - 1}");
    }
}
