using System.Globalization;
using System.Runtime.Intrinsics.X86;
using WeightInit.Tests;

namespace WeightInit.Parity.Tests;

/// <summary>The rows of a draws.tsv (test/golden/README.md tells its columns), drawn and compared.</summary>
internal static class GoldenDraws
{
    /// <summary>Checks every row of a table and returns how many there were.</summary>
    public static int Check(params string[] table)
    {
        int rows = 0;
        foreach (string[] row in Golden.Rows(table))
        {
            CheckRow(row);
            rows++;
        }

        return rows;
    }

    private static void CheckRow(string[] row)
    {
        switch (row[2])
        {
            case "float64":
                CheckRow<double>(row);
                break;
            case "float32":
                CheckRow<float>(row);
                break;
            case "bfloat16":
                CheckRow<BFloat16>(row);
                break;
            case "float16":
                CheckRow<Half>(row);
                break;
            default:
                throw new InvalidOperationException(row[2]);
        }
    }

    private static void CheckRow<T>(string[] row)
        where T : unmanaged
    {
        string what = string.Join(' ', row[0], row[1].Length < 40 ? row[1] : "[...]", row[2], row[3], row[4]);
        T[] values = Streams.Find(row[0]).Create<T>(Initializer.Parse(row[3]), Shape.Parse(row[4]), StreamSeed.Parse(row[1]));
        Assert.True(values.Length == int.Parse(row[5], CultureInfo.InvariantCulture), what);
        double? tolerance = row[6].StartsWith("abs ", StringComparison.Ordinal) ? double.Parse(row[6][4..], CultureInfo.InvariantCulture) : null;
        bool isExact = row[6] == "bit" || (row[6] == "bit (glibc with FMA)" && CMath.IsGlibc && Fma.IsSupported);
        foreach (string shown in row[8].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            CheckElement(shown, values, what, ulps: isExact ? 0 : 1, tolerance);
        }

        Assert.True(!isExact || HexLines.Digest<T>(values) == row[7], $"{what}: the digest differs");
    }

    /// <summary>Checks one <c>index:hex</c> of a row where the last bit may differ.</summary>
    public static void CheckWithinAnUlp<T>(string shown, T[] values)
        where T : unmanaged => CheckElement(shown, values, shown, ulps: 1);

    private static void CheckElement<T>(string shown, T[] values, string what, int ulps, double? tolerance = null)
        where T : unmanaged
    {
        string[] pair = shown.Split(':');
        string line = HexLines.Of<T>(values.AsSpan(int.Parse(pair[0], CultureInfo.InvariantCulture), 1))[0];
        bool isRight = tolerance is double most ? Distance(shown, values) <= most : UlpsApart(line, pair[1]) <= ulps;
        Assert.True(isRight, $"{what}: element {pair[0]} is {line}, not {pair[1]}");
    }

    /// <summary>How far one <c>index:hex</c> of a row is from what was drawn.</summary>
    public static double Distance<T>(string shown, T[] values)
        where T : unmanaged
    {
        string[] pair = shown.Split(':');
        string line = HexLines.Of<T>(values.AsSpan(int.Parse(pair[0], CultureInfo.InvariantCulture), 1))[0];
        return Math.Abs(Value<T>(line) - Value<T>(pair[1]));
    }

    /// <summary>The number with these bits. A NaN is as far as can be from everything.</summary>
    public static double Value<T>(string hex)
        where T : unmanaged
    {
        ulong bits = ulong.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (typeof(T) == typeof(double))
            return BitConverter.UInt64BitsToDouble(bits);
        if (typeof(T) == typeof(float))
            return BitConverter.UInt32BitsToSingle((uint)bits);
        return typeof(T) == typeof(BFloat16) ? BFloat16.FromBits((ushort)bits) : (double)BitConverter.UInt16BitsToHalf((ushort)bits);
    }

    private static long UlpsApart(string a, string b) =>
        Math.Abs(long.Parse(a, NumberStyles.HexNumber, CultureInfo.InvariantCulture) - long.Parse(b, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
