using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics.X86;
using WeightInit.Tests;

namespace WeightInit.Parity.Tests.NumPyStreams;

/// <summary>Golden data of Debian's NumPy 1.24.2, test/golden/numpy-1.24.2.</summary>
public class NumPyGeneratorGoldenTests
{
    [Fact]
    public void Draws() => Assert.Equal(1770, GoldenDraws.Check("numpy-1.24.2", "generator-draws.tsv"));

    [Fact]
    public void Methods_in_both_types()
    {
        int rows = 0;
        foreach (string[] row in Golden.Rows("numpy-1.24.2", "generator-methods.tsv"))
        {
            int count = int.Parse(row[4], CultureInfo.InvariantCulture);
            if (row[3] == "float64")
                CheckMethod(row, Call(Open(row), row[2], new double[count]));
            else
                CheckMethod(row, Call(Open(row), row[2], new float[count]));
            rows++;
        }

        Assert.Equal(1180, rows);
    }

    [Fact]
    public void Jumps_and_advances()
    {
        int rows = 0;
        foreach (string[] row in Golden.Rows("numpy-1.24.2", "generator-jumps.tsv"))
        {
            NumPyBitGenerator bits = Open(row).BitGenerator;
            for (int i = int.Parse(row[2], CultureInfo.InvariantCulture); i > 0; i--)
                NextRaw(bits);
            bits.NextSingle();
            string[] operation = row[3].Split(' ');
            bits = Moved(bits, operation[0], operation.Length > 1 ? BigInteger.Parse(operation[1], CultureInfo.InvariantCulture) : 0);
            string[] singles = [.. Enumerable.Range(0, 3).Select(_ => Golden.Hex(bits.NextSingle()))];
            string[] raw = [.. Enumerable.Range(0, 5).Select(_ => NextRaw(bits).ToString("x", CultureInfo.InvariantCulture))];
            Assert.True(row[4] == string.Join(' ', [.. singles, .. raw]), string.Join(' ', row));
            rows++;
        }

        Assert.Equal(336, rows);
    }

    [Fact]
    public void Seed_sequences()
    {
        int rows = 0;
        NumPySeedSequence parent = 42;
        NumPySeedSequence[] spawned = [.. parent.Spawn(2), .. parent.Spawn(2), .. parent.Spawn(1)[0].Spawn(2)];
        foreach (string[] row in Golden.Rows("numpy-1.24.2", "seed-sequences.tsv"))
        {
            BigInteger[] entropy = row[1] == "[]" ? [] : [.. StreamSeed.Parse(row[1]).Values];
            BigInteger[] spawnKey = [.. row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => BigInteger.Parse(key, CultureInfo.InvariantCulture))];
            NumPySeedSequence sequence = new(entropy, spawnKey);
            if (row[0] == "spawned")
            {
                Assert.Equal(spawnKey, spawned[rows - 80].SpawnKey);
                Assert.Equal(sequence.GenerateState(9), spawned[rows - 80].GenerateState(9));
                Assert.Equal(row[3], string.Join(' ', sequence.GenerateState64(3).Select(word => word.ToString("x16", CultureInfo.InvariantCulture))));
            }
            else
            {
                Assert.Equal(row[3], string.Join(' ', sequence.GenerateState(11).Select(word => word.ToString("x8", CultureInfo.InvariantCulture))));
            }

            rows++;
        }

        Assert.Equal(86, rows);
    }

    [Fact]
    public void Keys_bit_generators_under_RandomState_and_calls_in_a_row()
    {
        int rows = 0;
        foreach (string[] row in Golden.Rows("numpy-1.24.2", "generator-others.tsv"))
        {
            string values = row[0] switch
            {
                "philox" => KeyedPhilox(row[1], row[2]),
                "randomstate" => LegacyOver(row[1]),
                _ => Mixed((NumPyGenerator)Streams.Find(row[1]).OpenStream(StreamSeed.Parse(row[2]))),
            };
            Assert.Equal(row[3], values);
            rows++;
        }

        Assert.Equal(11, rows);
    }

    private static NumPyGenerator Open(string[] row) => (NumPyGenerator)Streams.Find(row[0]).OpenStream(StreamSeed.Parse(row[1]));

    private static double[] Call(NumPyGenerator generator, string method, double[] values)
    {
        if (method == "random")
            generator.Random(values);
        else
            generator.StandardNormal(values);
        return values;
    }

    private static float[] Call(NumPyGenerator generator, string method, float[] values)
    {
        if (method == "random")
            generator.Random(values);
        else
            generator.StandardNormal(values);
        return values;
    }

    private static void CheckMethod<T>(string[] row, T[] values)
        where T : unmanaged
    {
        if (row[5] == "bit" || (CMath.IsGlibc && (Fma.IsSupported || row[5] == "bit (glibc)")))
            Assert.True(row[6] == HexLines.Digest<T>(values), string.Join(' ', row));
        else
            Assert.All(row[7].Split(' ', StringSplitOptions.RemoveEmptyEntries), shown => GoldenRow.CheckWithinAnUlp(shown, values));
    }

    private static ulong NextRaw(NumPyBitGenerator bits) => bits is NumPyMt19937 ? bits.NextUInt32() : bits.NextUInt64();

    private static NumPyBitGenerator Moved(NumPyBitGenerator bits, string operation, BigInteger by)
    {
        switch (operation, bits)
        {
            case ("none", _):
                return bits;
            case ("jumped", NumPyPcg64 pcg):
                return pcg.Jumped((int)by);
            case ("jumped", NumPyPcg64Dxsm pcg):
                return pcg.Jumped((int)by);
            case ("jumped", NumPyPhilox philox):
                return philox.Jumped((int)by);
            case ("jumped", NumPyMt19937 twister):
                return twister.Jumped((int)by);
            case ("advance", NumPyPcg64 pcg):
                pcg.Advance(by);
                return pcg;
            case ("advance", NumPyPcg64Dxsm pcg):
                pcg.Advance(by);
                return pcg;
            case ("advance", NumPyPhilox philox):
                philox.Advance(by);
                return philox;
            default:
                throw new InvalidOperationException($"{bits.StreamName} {operation}");
        }
    }

    private static string KeyedPhilox(string key, string counter)
    {
        ulong[] words = [.. key.Split(',').Select(word => ulong.Parse(word, CultureInfo.InvariantCulture))];
        NumPyPhilox philox = NumPyPhilox.FromKey(words[0], words[1], BigInteger.Parse(counter, CultureInfo.InvariantCulture));
        return string.Join(' ', Enumerable.Range(0, 10).Select(_ => philox.NextUInt64().ToString("x", CultureInfo.InvariantCulture)));
    }

    private static string LegacyOver(string seed)
    {
        NumPyRandomState legacy = NumPy.RandomState(new NumPyMt19937(long.Parse(seed, CultureInfo.InvariantCulture)));
        double[] values = new double[705];
        legacy.RandomSample(values.AsSpan(0, 700));
        legacy.StandardNormal(values.AsSpan(700));
        return Golden.Hex(values[^8..]);
    }

    private static string Mixed(NumPyGenerator generator)
    {
        List<string> parts = [];
        float[] singles = new float[2];
        double[] doubles = new double[3];
        for (int i = 0; i < 40; i++)
        {
            generator.Random(singles.AsSpan(0, 1));
            parts.Add(Golden.Hex(singles[0]));
            generator.StandardNormal(doubles);
            parts.Add(Golden.Hex(doubles));
            generator.StandardNormal(singles);
            parts.AddRange(singles.Select(Golden.Hex));
            parts.Add(Golden.Hex(generator.Uniform(-1, 2)));
        }

        return string.Join(' ', parts);
    }
}
