using System.Globalization;
using WeightInit.Tests;

namespace WeightInit.Parity.Tests.NumPyStreams;

/// <summary>Golden data of Debian's NumPy 1.24.2, test/golden/numpy-1.24.2.</summary>
public class NumPyLegacyGoldenTests
{
    [Fact]
    public void Draws() => Assert.Equal(1344, GoldenDraws.Check("numpy-1.24.2", "draws.tsv"));

    [Fact]
    public void Words_and_permutations()
    {
        int rows = 0;
        foreach (string[] row in Golden.Rows("numpy-1.24.2", "words.tsv"))
        {
            var stream = (NumPyRandomState)Streams.Find("numpy").OpenStream(StreamSeed.Parse(row[1]));
            int count = int.Parse(row[2], CultureInfo.InvariantCulture);
            string[] lines = row[0] == "words"
                ? [.. Enumerable.Range(0, count).Select(_ => stream.NextUInt32().ToString("x8", CultureInfo.InvariantCulture))]
                : [.. stream.Permutation(count).Select(i => i.ToString(CultureInfo.InvariantCulture))];
            Assert.Equal(row[4], string.Join(' ', lines.Take(8)));
            Assert.Equal(row[3], HexLines.Digest(lines));
            rows++;
        }

        Assert.Equal(54, rows);
    }

    [Fact]
    public void Calls_one_after_another()
    {
        NumPyRandomState stream = NumPy.RandomState(0);
        int rows = 0;
        foreach (string[] row in Golden.Rows("numpy-1.24.2", "sequences.tsv"))
        {
            if (row[2] == "0")
                stream = NumPy.RandomState(long.Parse(row[1], CultureInfo.InvariantCulture));
            Assert.Equal(row[5], Step(stream, row[3], int.Parse(row[4], CultureInfo.InvariantCulture)));
            rows++;
        }

        Assert.Equal(40 * 13, rows);
    }

    private static string Step(NumPyRandomState stream, string operation, int count)
    {
        double[] values = new double[count];
        switch (operation)
        {
            case "random_sample":
                stream.RandomSample(values);
                break;
            case "uniform(-1,3)":
                stream.Uniform(values, -1, 3);
                break;
            case "normal(0.5,2)":
                stream.Normal(values, 0.5, 2);
                break;
            case "permutation":
                return string.Join(' ', stream.Permutation(count));
            case "get_state":
                NumPyState state = stream.GetState();
                Assert.Equal(count, state.Position);
                string key = HexLines.Digest(state.Key.Select(word => word.ToString("x8", CultureInfo.InvariantCulture)));
                return $"{key} {(state.HasGauss ? 1 : 0)} {Golden.Hex(state.CachedGaussian)}";
            default:
                throw new InvalidOperationException(operation);
        }

        return Golden.Hex(values);
    }
}
