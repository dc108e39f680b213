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
        bool isExact = row[6] == "bit" || (row[6] == "bit (glibc with FMA)" && CMath.IsGlibc && Fma.IsSupported);
        foreach (string shown in row[8].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            CheckElement(shown, values, what, ulps: isExact ? 0 : 1);
        }

        Assert.True(!isExact || HexLines.Digest<T>(values) == row[7], $"{what}: the digest differs");
    }

    /// <summary>Checks one <c>index:hex</c> of a row where the last bit may differ.</summary>
    public static void CheckWithinAnUlp<T>(string shown, T[] values)
        where T : unmanaged => CheckElement(shown, values, shown, ulps: 1);

    private static void CheckElement<T>(string shown, T[] values, string what, int ulps)
        where T : unmanaged
    {
        string[] pair = shown.Split(':');
        string line = HexLines.Of<T>(values.AsSpan(int.Parse(pair[0], CultureInfo.InvariantCulture), 1))[0];
        Assert.True(UlpsApart(line, pair[1]) <= ulps, $"{what}: element {pair[0]} is {line}, not {pair[1]}");
    }

    private static long UlpsApart(string a, string b) =>
        Math.Abs(long.Parse(a, NumberStyles.HexNumber, CultureInfo.InvariantCulture) - long.Parse(b, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
