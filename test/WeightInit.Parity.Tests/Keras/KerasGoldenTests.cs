using System.Globalization;
using System.Numerics;
using WeightInit.Tests;
using Xunit.Abstractions;

namespace WeightInit.Parity.Tests.KerasStreams;

/// <summary>Golden data of Keras 3.15.1 on its backends, test/golden/keras-3.15.1.</summary>
public class KerasGoldenTests(ITestOutputHelper output)
{
    private const string Folder = "keras-3.15.1";

    // With the C library that the golden data was drawn with, normals in float64 have its bits too.
    [Theory]
    [InlineData(KerasBackend.TensorFlow, 234)]
    [InlineData(KerasBackend.Jax, 172)]
    [InlineData(KerasBackend.Torch, 230)]
    [InlineData(KerasBackend.NumPy, 214)]
    public void Draws(KerasBackend backend, int count)
    {
        int rows = 0;
        long values = 0;
        int exact = 0;
        foreach (string[] row in Rows("draws.tsv", backend))
        {
            GoldenRow golden = new($"{row[0]} {row[1]} {row[2]} {row[3]} {row[4]}", row[2], row[5], row[6], row[7], row[8]);
            bool isExact = golden.Check(new NamedDraw(row[0], row[1], row[3], row[4]));
            Assert.True(isExact || !GoldenRow.HasGlibcWithFma || row[3].StartsWith("keras.orthogonal", StringComparison.Ordinal), golden.What);
            exact += isExact ? 1 : 0;
            golden.Check(new StreamDraw(Keras.InitializerSeed(backend, BigInteger.Parse(row[1], CultureInfo.InvariantCulture)), row[3], row[4]));
            rows++;
            values += long.Parse(row[5], CultureInfo.InvariantCulture);
        }

        output.WriteLine($"{backend}: {rows} rows, {values} values; {exact} rows bit for bit");
        Assert.Equal(count, rows);
    }

    [Theory]
    [InlineData(KerasBackend.TensorFlow, 140)]
    [InlineData(KerasBackend.Jax, 136)]
    [InlineData(KerasBackend.Torch, 136)]
    [InlineData(KerasBackend.NumPy, 136)]
    public void Seeds(KerasBackend backend, int count)
    {
        int rows = 0;
        foreach (IGrouping<string, string[]> program in Rows("seeds.tsv", backend).GroupBy(row => row[1]))
        {
            KerasProgram run = new(backend, program.Key);
            foreach (string[] row in program)
            {
                string what = $"{row[0]} {row[1]} {row[2]}";
                KerasStream stream = run.Next(row[12]);
                Assert.Equal($"{what}: {row[3]}", $"{what}: {run.SeedOfNext}");
                new GoldenRow(what, row[5], row[8], row[9], row[10], row[11]).Check(new StreamDraw(stream, row[6], row[7]));
                Assert.Equal($"{what}: {row[4]}", $"{what}: {(stream is KerasSeedGenerator generator ? Text(generator.State) : "-")}");
                rows++;
            }
        }

        output.WriteLine($"{backend}: {rows} rows");
        Assert.Equal(count, rows);
    }

    internal static string Text(KerasSeed seed) => string.Create(CultureInfo.InvariantCulture, $"{seed.First},{seed.Second}");

    private static IEnumerable<string[]> Rows(string table, KerasBackend backend) =>
        Golden.Rows(Folder, table).Where(row => row[0] == Keras.Of(backend).StreamName);
}
