using System.Globalization;

namespace WeightInit.Tests.Initializers;

public class JaxLawTests
{
    // A value of a law is that of its unit law with the same key at the same index, times the factor, rounded to the type: so the
    // golden draws tell the factor of every law in every type, bit for bit.
    [Fact]
    public void Factors_are_those_of_the_golden_draws()
    {
        string[][] rows = [.. File.ReadLines(Repository.Golden("jax-0.10.2", "draws.tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'))];
        Dictionary<(string, string, string, string, string), double> units = Units(rows);
        Dictionary<string, int> compared = [];
        foreach (string[] row in rows)
        {
            if (Initializer.Parse(row[3]) is not ElementwiseInitializer initializer)
                continue;
            DType type = DTypes.Parse(row[2]);
            TensorSpec tensor = new("w", Shape.Parse(row[4])) { DType = type };
            Scaled law = Assert.IsType<Scaled>(initializer.DistributionFor(tensor));
            foreach (string cell in row[8].Split(' '))
            {
                string[] pair = cell.Split(':');
                if (!units.TryGetValue(Key(row, law.Unit.ToString(), pair[0]), out double unit))
                    continue;
                Assert.Equal(Value(row[2], pair[1]), law.Apply(unit).RoundTo(type));
                compared[row[2]] = compared.GetValueOrDefault(row[2]) + 1;
            }
        }

        Assert.Equal(ComparedValues, string.Join(' ', compared.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{pair.Value}")));
    }

    // Flax's parameters: fan_in and fan_out of the shape each was drawn with.
    [Fact]
    public void Fans_are_those_of_the_golden_modules()
    {
        int rows = 0;
        foreach (string line in File.ReadLines(Repository.Golden("jax-0.10.2", "modules.tsv")))
        {
            string[] cells = line.Split('\t');
            if (line.StartsWith('#') || cells[8] == "-" || !cells[6].StartsWith("jax.", StringComparison.Ordinal) || cells[6].StartsWith("jax.random.", StringComparison.Ordinal))
                continue;
            Fans expected = new(long.Parse(cells[8], CultureInfo.InvariantCulture), long.Parse(cells[9], CultureInfo.InvariantCulture));
            Assert.Equal(expected, Initializer.Parse(cells[6]).FansFor(Shape.Parse(cells[7])));
            rows++;
        }

        Assert.Equal(ModuleRows, rows);
    }

    [Fact]
    public void An_embeddings_fan_in_is_its_width()
    {
        JaxVarianceScaling embedding = Init.Jax.VarianceScaling(1, FanMode.FanIn, ScalingDistribution.Normal) with { OutAxis = 0 };
        Scaled law = Assert.IsType<Scaled>(embedding.DistributionFor(new TensorSpec("w", [11, 64]) { DType = DType.Float64 }));

        Assert.Equal(0.125, law.Factor, 1e-15);
    }

    [Fact]
    public void Axes_go_before_the_layout_and_the_layout_before_the_default()
    {
        TensorSpec outIn = new("w", [8, 4], WeightLayout.OutIn);

        Assert.Equal(new Fans(4, 8), Init.Jax.HeNormal.FansFor(outIn));
        Assert.Equal(new Fans(4, 8), (Init.Jax.HeNormal with { InAxis = 1, OutAxis = 0 }).FansFor(new TensorSpec("w", [8, 4])));
        Assert.Equal(new Fans(24, 48), (Init.Jax.HeNormal with { BatchAxis = 0 }).FansFor(new TensorSpec("w", [3, 3, 8, 16])));
        Assert.Equal(new Fans(7, 9), (Init.Jax.HeNormal with { BatchAxis = 0 }).FansFor(outIn with { Fans = new Fans(7, 9) }));
        Assert.Equal(new Fans(768, 768), Init.Jax.HeNormal.FansFor(new TensorSpec("w", [768, 12, 64], WeightLayout.OfAxes(0, [1, 2]))));
    }

    [Theory]
    [InlineData(DType.Float32, "jax.uniform(scale=0.3)", 0.30000001192092896)]
    [InlineData(DType.BFloat16, "jax.normal(stddev=0.02)", 0.02001953125)]
    [InlineData(DType.Float16, "jax.normal", 0.01000213623046875)]
    [InlineData(DType.Float64, "jax.truncated-normal(stddev=0.02,lower=-1.5,upper=0.7)", 0.02)]
    public void A_scale_is_rounded_to_the_type(DType type, string initializer, double factor) =>
        Assert.Equal(factor, ((Scaled)Law(initializer, new TensorSpec("w", [5]) { DType = type })).Factor);

    [Fact]
    public void What_is_drawn_decides_the_rounding_not_what_the_tensor_declares()
    {
        CountingKey key = new();

        Init.Jax.HeUniform.Create<double>(new TensorSpec("w", [3, 5]) { DType = DType.BFloat16 }, key);

        Assert.Equal(Math.Sqrt(3 * (2.0 / 3)), ((Scaled)Assert.Single(key.Fills).Law).Factor);
    }

    [Theory]
    [InlineData("jax.he-normal", "5", "w: JAX has no fans for the shape (5)")]
    [InlineData("jax.he-normal", "0,4", "w: JAX has no fans for the shape (0,4), which has no elements")]
    [InlineData("jax.he-normal(in-axis=4)", "3,4", "w: the shape (3,4) has no axis 4.")]
    public void A_shape_that_JAX_refuses_is_refused(string initializer, string shape, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() => Law(initializer, new TensorSpec("w", Shape.Parse(shape)))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_scale_beyond_the_type_is_refused() =>
        Assert.Equal(
            "w: the scale of jax.normal(stddev=1000000) is not finite in float16.",
            Assert.Throws<ArgumentException>(() => Law("jax.normal(stddev=1e6)", new TensorSpec("w", [5]) { DType = DType.Float16 })).Message);

    [Theory]
    [InlineData("jax.variance-scaling(mode=fan-in,distribution=normal)", "jax.variance-scaling: scale is missing")]
    [InlineData("jax.variance-scaling(scale=1,mode=fan-in,distribution=untruncated-normal)", "give normal, truncated-normal, uniform.")]
    [InlineData("jax.he-normal(in-axis=x)", "jax.he-normal: in-axis = 'x' is not accepted; give axes joined by +")]
    [InlineData("jax.uniform(0)", "jax.uniform: scale = 0 is not accepted; give a finite number above 0.")]
    [InlineData("jax.orthogonal(column-axis=0.5)", "jax.orthogonal: column-axis = 0.5 is not accepted; give an axis, a whole number.")]
    [InlineData("jax.delta-orthogonal(column-axis=3)", "jax.delta-orthogonal: column-axis = 3 is not accepted; give -2, -1, 0 or 1.")]
    [InlineData("jax.truncated-normal(lower=3)", "jax.truncated-normal: upper = 2 is not accepted; give a number above lower = 3.")]
    public void What_JAX_does_not_take_is_refused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => Initializer.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"name\":\"jax.he-normal\",\"in-axis\":[0,1],\"out-axis\":2}", "jax.he-normal(in-axis=0+1,out-axis=2)")]
    [InlineData("{\"name\":\"jax.he-normal\",\"batch-axis\":[]}", "jax.he-normal")]
    public void Axes_are_a_number_or_an_array_in_json(string json, string text) =>
        Assert.Equal(text, Initializer.FromJson(json).ToString());

    [Fact]
    public void With_refuses_what_construction_refuses()
    {
        Assert.Throws<ArgumentException>(() => Init.Jax.HeNormal with { Scale = -1 });
        Assert.Throws<ArgumentException>(() => Init.Jax.HeNormal with { Mode = (FanMode)9 });
        Assert.Throws<ArgumentException>(() => Init.Jax.Uniform() with { Scale = 0 });
        Assert.Throws<ArgumentException>(() => Init.Jax.Normal() with { Stddev = -1 });
        Assert.Throws<ArgumentException>(() => Init.Jax.TruncatedNormal() with { Stddev = 0 });
        Assert.Throws<ArgumentException>(() => Init.Jax.DeltaOrthogonal() with { ColumnAxis = 2 });
    }

    // The key writes 1 + row + column / 100.
    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public void An_orthogonal_has_its_columns_along_the_column_axis(int axis)
    {
        double[] values = Init.Jax.Orthogonal(1, axis).Create<double>(Shape.Of(2, 3), new CountingKey());

        for (int i = 0; i < 6; i++)
            Assert.Equal(axis == -1 ? 1 + (i / 3) + (i % 3 / 100.0) : 1 + (i % 3) + (i / 3 / 100.0), values[i]);
    }

    // A matrix of 2 × 4 (or, with its columns along axis 0, 4 × 2) stands in the middle.
    [Theory]
    [InlineData(-1)]
    [InlineData(-2)]
    public void A_delta_orthogonal_is_drawn_at_the_size_of_its_middle(int axis)
    {
        double[] values = Init.Jax.DeltaOrthogonal(1, axis).Create<double>(Shape.Of(3, 2, 4), new CountingKey());

        for (int i = 0; i < 24; i++)
        {
            (int input, int output) = (i / 4 % 2, i % 4);
            double expected = axis == -1 ? 1 + input + (output / 100.0) : 1 + output + (input / 100.0);
            Assert.Equal(i / 8 == 1 ? expected : 0, values[i]);
        }
    }

    private const int ModuleRows = 114;

    private const string ComparedValues = "bfloat16:1418 float16:1418 float32:3013 float64:2570";

    private static Distribution Law(string initializer, TensorSpec tensor) =>
        ((ElementwiseInitializer)Initializer.Parse(initializer)).DistributionFor(tensor);

    /// <summary>The values of the unit laws: U(0, 1) gives U(-1, 1) exactly, 2u - 1.</summary>
    private static Dictionary<(string, string, string, string, string), double> Units(string[][] rows)
    {
        Dictionary<(string, string, string, string, string), double> units = [];
        foreach (string[] row in rows)
        {
            string? law = row[3] switch
            {
                "jax.uniform(scale=1.0)" => new Uniform(0, 1).ToString(),
                "jax.normal(stddev=1.0)" => new Normal(0, 1).ToString(),
                "jax.truncated-normal(stddev=1.0)" => TruncatedNormal.InSigmas(0, 1, -2, 2).ToString(),
                _ => null,
            };
            foreach (string[] pair in law is null ? [] : row[8].Split(' ').Select(cell => cell.Split(':')))
            {
                units[Key(row, law!, pair[0])] = Value(row[2], pair[1]);
                if (row[3].StartsWith("jax.uniform", StringComparison.Ordinal))
                    units[Key(row, new Uniform(-1, 1).ToString(), pair[0])] = (2 * Value(row[2], pair[1])) - 1;
            }
        }

        return units;
    }

    /// <summary>Without the legacy mode an element depends on its index alone, not on the size of its array.</summary>
    private static (string, string, string, string, string) Key(string[] row, string unit, string index) =>
        (row[0] == "jax" ? "" : row[5], row[1], row[2], unit, index);

    private static double Value(string type, string hex) => type switch
    {
        "float64" => BitConverter.UInt64BitsToDouble(ulong.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        "float32" => BitConverter.UInt32BitsToSingle(uint.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        "float16" => (double)BitConverter.UInt16BitsToHalf(ushort.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        _ => BFloat16.FromBits(ushort.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
    };
}
