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

    // Every weight of whole models from the seed of its initializer and the fans that its layer gives it.
    [Theory]
    [InlineData(KerasBackend.TensorFlow)]
    [InlineData(KerasBackend.Jax)]
    [InlineData(KerasBackend.Torch)]
    [InlineData(KerasBackend.NumPy)]
    public void Models(KerasBackend backend)
    {
        int rows = 0;
        int drawn = 0;
        foreach (string[] row in Rows("models.tsv", backend))
        {
            string what = $"{row[0]} {row[1]} {row[2]} {row[4]}";
            TensorSpec tensor = new(row[4], Shape.Parse(row[6])) { Fans = FansOf(row[8]) };
            long seed = row[10] == "-" ? 0 : long.Parse(row[10], CultureInfo.InvariantCulture);
            string initializer = row[7] == "zeros but ones in [units, 2 units)" ? "keras.unit-forget-bias" : row[7];
            string count = tensor.Shape.Count.ToString(CultureInfo.InvariantCulture);
            new GoldenRow(what, row[5], count, row[11], row[12], row[13]).Check(new TensorDraw(Keras.InitializerSeed(backend, seed), initializer, tensor));
            if (row[9] is not ("-" or "given"))
            {
                KerasSession session = Keras.SetRandomSeed(backend, long.Parse(row[2], CultureInfo.InvariantCulture));
                long[] randints = [.. Enumerable.Range(0, int.Parse(row[9], CultureInfo.InvariantCulture) + 1).Select(_ => session.TakeSeed())];
                Assert.Equal($"{what}: {row[10]}", $"{what}: {randints[^1]}");
                drawn++;
            }

            rows++;
        }

        output.WriteLine($"{backend}: {rows} weights, {drawn} of them from a randint");
        Assert.Equal((136, 66), (rows, drawn));
    }

    private static Fans? FansOf(string text) => text.Split(',') is [string inputs, string outputs]
        ? new Fans(long.Parse(inputs, CultureInfo.InvariantCulture), long.Parse(outputs, CultureInfo.InvariantCulture))
        : null;

    internal static string Text(KerasSeed seed) => string.Create(CultureInfo.InvariantCulture, $"{seed.First},{seed.Second}");

    private static IEnumerable<string[]> Rows(string table, KerasBackend backend) =>
        Golden.Rows(Folder, table).Where(row => row[0] == Keras.Of(backend).StreamName);
}
