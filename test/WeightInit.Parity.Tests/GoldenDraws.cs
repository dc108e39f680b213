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

    /// <summary>Checks one row; gives whether every bit is the library's, asked for or not.</summary>
    public static bool CheckRow(string[] row)
    {
        string seed = row[1].Length < 40 ? row[1] : "[...]";
        return new GoldenRow(string.Join(' ', row[0], seed, row[2], row[3], row[4]), row[2], row[5], row[6], row[7], row[8])
            .Check(new NamedDraw(row[0], row[1], row[3], row[4]));
    }
}
