using System.Globalization;
using System.Numerics;
using WeightInit.Tests;
using Xunit.Abstractions;

namespace WeightInit.Parity.Tests.JaxStreams;

/// <summary>Golden data of JAX 0.10.2, test/golden/jax-0.10.2.</summary>
public class JaxGoldenTests(ITestOutputHelper output)
{
    private const string Folder = "jax-0.10.2";
    private const int Float64NormalRows = 112;
    private const int Float64NormalValues = 17_216;

    [Fact]
    public void Draws() => Count(892, GoldenDraws.Check(Folder, "draws.tsv"));

    /// <summary>The table asks no more than a tolerance of them, but its digests are of XLA's own bits.</summary>
    [GlibcFact]
    public void Normals_in_float64_are_bits_on_glibc()
    {
        (int rows, int values) = (0, 0);
        foreach (string[] row in Golden.Rows(Folder, "draws.tsv"))
        {
            if (row[2] != "float64" || !row[6].StartsWith("abs", StringComparison.Ordinal) || row[3].Contains("orthogonal", StringComparison.Ordinal))
                continue;
            double[] drawn = Streams.Find(row[0]).Create<double>(Initializer.Parse(row[3]), Shape.Parse(row[4]), StreamSeed.Parse(row[1]));
            Assert.True(row[7] == HexLines.Digest<double>(drawn), string.Join(' ', row[..5]));
            rows++;
            values += drawn.Length;
        }

        Assert.Equal((Float64NormalRows, Float64NormalValues), (rows, values));
        output.WriteLine($"{rows} rows, {values} values");
    }

    [Fact]
    public void Slices()
    {
        int rows = 0;
        foreach (string[] row in Golden.Rows(Folder, "slices.tsv"))
        {
            switch (row[2])
            {
                case "float64":
                    CheckSlice<double>(row);
                    break;
                case "float32":
                    CheckSlice<float>(row);
                    break;
                case "bfloat16":
                    CheckSlice<BFloat16>(row);
                    break;
                default:
                    CheckSlice<Half>(row);
                    break;
            }

            rows++;
        }

        Count(162, rows);
    }

    [Fact]
    public void Keys_splits_bits_and_integers()
    {
        int rows = 0;
        foreach (string[] row in Golden.Rows(Folder, "keys.tsv"))
        {
            string[] args = row[3].Split(' ');
            bool x64 = row[1] == "1";
            string result = StreamSeed.Parse(args[0]).Integer<long>() is not long seed ? "error OverflowError"
                : row[0] == "partitionable" ? Result(WeightInit.Jax.Key(seed, x64), row[2], args[1..])
                : Result(WeightInit.Jax.LegacyKey(seed, x64), row[2], args[1..]);
            Assert.True(row[4] == result, $"{string.Join(' ', row[..4])}: {result}, not {row[4]}");
            rows++;
        }

        Count(870, rows);
    }

    // The README of the golden data counts how many of its values differ when they are drawn inside one jit, measured in JAX:
    // those of seed 42 and the shape (17, 33).
    [Theory]
    [InlineData("jax.normal", "float32", 298, 3)]
    [InlineData("jax.normal", "float64", 184, 1)]
    [InlineData("jax.normal", "float16", 154, 1)]
    [InlineData("jax.normal", "bfloat16", 0, 1)]
    [InlineData("jax.variance-scaling", "float32", 1099, 6)]
    public void Inside_one_jit_as_many_normals_differ_as_in_jax(string name, string type, int differ, int rows)
    {
        List<int> changed = [];
        foreach (string[] row in Golden.Rows(Folder, "draws.tsv"))
        {
            bool isNormal = rows == 1 ? row[3] == name : row[3].StartsWith(name, StringComparison.Ordinal) && !row[3].Contains("uniform", StringComparison.Ordinal) && !row[3].Contains("truncated", StringComparison.Ordinal);
            if (isNormal && row[0] == "jax" && row[1] == "42" && row[2] == type && row[4] == "17,33")
            {
                changed.Add(type switch { "float32" => Changed<float>(row), "float64" => Changed<double>(row), "float16" => Changed<Half>(row), _ => Changed<BFloat16>(row) });
                output.WriteLine($"{row[3]}: {changed[^1]} of {row[5]}");
            }
        }

        Assert.Equal((differ, rows), (changed.Sum(), changed.Count));
    }

    // Uniforms and truncated normals within two deviations are the same inside one jit, so that their rows hold for it too.
    [Theory]
    [InlineData("jax", "jax-jit", 286)]
    [InlineData("jax-legacy", "jax-legacy-jit", 100)]
    public void Inside_one_jit_uniforms_and_truncated_normals_are_those_outside(string stream, string insideJit, int expected)
    {
        string[] laws = ["jax.uniform", "jax.glorot-", "jax.he-", "jax.lecun-"];
        int rows = 0;
        foreach (string[] row in Golden.Rows(Folder, "draws.tsv"))
        {
            if (row[0] != stream || !laws.Any(law => row[3].StartsWith(law, StringComparison.Ordinal)))
                continue;
            GoldenDraws.CheckRow([insideJit, .. row[1..]]);
            rows++;
        }

        Count(expected, rows);
    }

    private static int Changed<T>(string[] row)
        where T : unmanaged
    {
        string[] outside = HexLines.Of<T>(Drawn("jax"));
        return outside.Zip(HexLines.Of<T>(Drawn("jax-jit"))).Count(pair => pair.First != pair.Second);

        T[] Drawn(string stream) => Streams.Find(stream).Create<T>(Initializer.Parse(row[3]), Shape.Parse(row[4]), StreamSeed.Parse(row[1]));
    }

    private static string Result<TKey>(TKey key, string operation, string[] args)
        where TKey : IJaxKey<TKey> => operation switch
        {
            "key" => $"{key}",
            "split" => string.Join(' ', WeightInit.Jax.Split(key, Integer(args[0]))),
            "fold-in" => $"{WeightInit.Jax.FoldIn(key, uint.Parse(args[0], CultureInfo.InvariantCulture))}",
            "chain" => $"{args.Aggregate(key, Step)}",
            "bits" => Integer(args[0]) switch
            {
                8 => Hex(WeightInit.Jax.Bits<byte>(key, Shape.Of(Integer(args[1])))),
                16 => Hex(WeightInit.Jax.Bits<ushort>(key, Shape.Of(Integer(args[1])))),
                32 => Hex(WeightInit.Jax.Bits<uint>(key, Shape.Of(Integer(args[1])))),
                _ => Hex(WeightInit.Jax.Bits<ulong>(key, Shape.Of(Integer(args[1])))),
            },
            "randint" => args[3] switch
            {
                "int8" => Integers<sbyte>(key, args),
                "uint8" => Integers<byte>(key, args),
                "int16" => Integers<short>(key, args),
                "uint16" => Integers<ushort>(key, args),
                "int32" => Integers<int>(key, args),
                "uint32" => Integers<uint>(key, args),
                "int64" => Integers<long>(key, args),
                _ => Integers<ulong>(key, args),
            },
            "permutation" => string.Join(' ', WeightInit.Jax.Permutation(key, Integer(args[0]))),
            "choice" => string.Join(' ', WeightInit.Jax.Choice(key, Integer(args[0]), Integer(args[1]))),
            _ => throw new InvalidOperationException(operation),
        };

    private static TKey Step<TKey>(TKey key, string step)
        where TKey : IJaxKey<TKey>
    {
        if (step[0] == 'f')
            return WeightInit.Jax.FoldIn(key, uint.Parse(step[1..], CultureInfo.InvariantCulture));
        string[] split = step[1..].Split('/');
        return WeightInit.Jax.Split(key, Integer(split[0]))[Integer(split[1])];
    }

    private static string Integers<T>(IJaxKey key, string[] args)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        Shape shape = Shape.Of(Integer(args[0]));
        T low = T.Parse(args[1], CultureInfo.InvariantCulture);
        T high = T.Parse(args[2], CultureInfo.InvariantCulture);
        return string.Join(' ', key is JaxKey partitionable
            ? WeightInit.Jax.Randint(partitionable, shape, low, high)
            : WeightInit.Jax.Randint((JaxLegacyKey)key, shape, low, high));
    }

    private static string Hex<T>(T[] values)
        where T : unmanaged => string.Join(' ', HexLines.Of<T>(values));

    private static int Integer(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    // The slice alone by flat index, and once for each array the digest of the whole.
    private static void CheckSlice<T>(string[] row)
        where T : unmanaged
    {
        string what = string.Join(' ', row[..5]);
        TensorSpec tensor = Shape.Parse(row[4]);
        long start = long.Parse(row[8], CultureInfo.InvariantCulture);
        T[] values = new T[Integer(row[9]) - (int)start];
        Initializer.Parse(row[3]).FillFlat<T>(values, tensor, start, Streams.Find(row[0]).OpenKey(StreamSeed.Parse(row[1])));
        string[] expected = [.. row[10].Split(' ').Select(pair => pair.Split(':')[1])];
        string[] actual = HexLines.Of<T>(values);
        if (row[6] == "bit" && start == 0)
            Assert.True(row[7] == HexLines.Digest<T>(Initializer.Parse(row[3]).Create<T>(tensor, Streams.Find(row[0]).OpenKey(StreamSeed.Parse(row[1])))), what);
        double tolerance = row[6] == "bit" ? 0 : double.Parse(row[6].Split(' ')[1], CultureInfo.InvariantCulture);
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            bool isRight = tolerance == 0 ? expected[i] == actual[i] : Math.Abs(GoldenRow.Value<T>(expected[i]) - GoldenRow.Value<T>(actual[i])) <= tolerance;
            Assert.True(isRight, $"{what} from {start}: element {i} is {actual[i]}, not {expected[i]}");
        }
    }

    private void Count(int expected, int rows)
    {
        Assert.Equal(expected, rows);
        output.WriteLine($"{rows} rows");
    }
}
