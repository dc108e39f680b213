using System.Globalization;

namespace WeightInit.Tests;

/// <summary>Reading of golden tables: tab separated, # begins a comment.</summary>
internal static class Golden
{
    /// <summary>The rows of a table under test/golden, split at tabs, without comments.</summary>
    public static IEnumerable<string[]> Rows(params string[] parts) =>
        File.ReadLines(Repository.Golden(parts)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));

    /// <summary>The rows of a table whose first line names the columns, each a dictionary by column.</summary>
    public static Dictionary<string, string>[] Table(params string[] parts)
    {
        string[][] rows = [.. Rows(parts)];
        return [.. rows[1..].Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>The double with these bits, 16 hex digits.</summary>
    public static double Double(string hex) => BitConverter.UInt64BitsToDouble(ulong.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    /// <summary>The doubles with these bits, separated by blanks.</summary>
    public static double[] Doubles(string hex) => [.. hex.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Double)];

    /// <summary>The bits of a double, 16 hex digits.</summary>
    public static string Hex(double value) => BitConverter.DoubleToUInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The bits of a float, 8 hex digits.</summary>
    public static string Hex(float value) => BitConverter.SingleToUInt32Bits(value).ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>The bits of many values, separated by blanks.</summary>
    public static string Hex(IEnumerable<double> values) => string.Join(' ', values.Select(Hex));
}
