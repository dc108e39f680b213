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
        string what = string.Join(' ', row[0], row[1].Length < 40 ? row[1] : "[...]", row[2], row[3], row[4]);
        string[] lines = row[2] switch
        {
            "float64" => Draw<double>(row),
            "float32" => Draw<float>(row),
            "bfloat16" => Draw<BFloat16>(row),
            "float16" => Draw<Half>(row),
            _ => throw new InvalidOperationException(what),
        };
        Assert.True(lines.Length == int.Parse(row[5], CultureInfo.InvariantCulture), what);
        bool isExact = row[6] == "bit" || (row[6] == "bit (glibc with FMA)" && CMath.IsGlibc && Fma.IsSupported);
        foreach (string shown in row[8].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = shown.Split(':');
            string line = lines[int.Parse(pair[0], CultureInfo.InvariantCulture)];
            Assert.True(isExact ? line == pair[1] : UlpsApart(line, pair[1]) <= 1, $"{what}: element {pair[0]} is {line}, not {pair[1]}");
        }

        Assert.True(!isExact || HexLines.Digest(lines) == row[7], $"{what}: the digest differs");
    }

    private static string[] Draw<T>(string[] row)
        where T : unmanaged =>
        HexLines.Of<T>(Streams.Find(row[0]).Create<T>(Initializer.Parse(row[3]), Shape.Parse(row[4]), StreamSeed.Parse(row[1])));

    private static long UlpsApart(string a, string b) =>
        Math.Abs(long.Parse(a, NumberStyles.HexNumber, CultureInfo.InvariantCulture) - long.Parse(b, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
