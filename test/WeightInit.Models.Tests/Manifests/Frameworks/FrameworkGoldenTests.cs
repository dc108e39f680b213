using System.Globalization;
using System.Text.Json.Nodes;
using WeightInit.Tests;
using Xunit.Abstractions;

namespace WeightInit.Models.Tests.Manifests.Frameworks;

/// <summary>
/// Networks that Flax linen, Flax nnx and Haiku initialized, test/golden/jax-0.10.2/modules.tsv: each as a manifest of its
/// parameters in order of creation, written as a checkpoint from the seed alone, read back, and drawn again.
/// </summary>
public class FrameworkGoldenTests(ITestOutputHelper output)
{
    private const int Framework = 0, Network = 1, Seed = 2, Name = 3, Size = 4, Type = 5, Law = 6, Drawn = 7, FanIn = 8, FanOut = 9, Key = 10, Derivation = 11, Level = 12, Digest = 13, Values = 14;

    [Fact]
    public void Every_row_from_the_seed_and_the_order_of_creation()
    {
        (int rows, int exact, int keys, int networks) = (0, 0, 0, 0);
        foreach (IGrouping<string, string[]> network in Networks())
        {
            using TemporaryFolder folder = new();
            string[][] parameters = [.. network];
            Provenance written = Write(folder, ManifestOf(parameters), parameters[0][Seed]);
            using SafetensorsReader reader = SafetensorsReader.Open(folder["m/model.safetensors"]);
            for (int i = 0; i < parameters.Length; i++)
            {
                string[] row = parameters[i];
                exact += Check(reader, row) ? 1 : 0;
                if (written.Tensors[i].Position is { } position)
                {
                    Assert.Equal($"key={row[Key].Replace(" ", "", StringComparison.Ordinal)}", position);
                    keys++;
                }

                rows++;
            }

            Assert.Null(CheckpointVerifier.Verify(folder["m"], CheckpointVerifier.ReadProvenance(folder["m"])));
            networks++;
        }

        output.WriteLine($"{rows} rows of {networks} networks, {keys} of them drawn; {exact} with every bit");
        Assert.Equal((353, 35, 196), (rows, networks, keys));
    }

    /// <summary>The key column holds keys of parameters that draw nothing, too.</summary>
    [Fact]
    public void Every_key_of_flax()
    {
        int rows = 0;
        foreach (IGrouping<string, string[]> network in Networks().Where(network => !network.Key.StartsWith("haiku", StringComparison.Ordinal)))
        {
            Dictionary<string, int> created = [];
            foreach (string[] row in network)
            {
                JaxKey root = Jax.Key(long.Parse(row[Seed], CultureInfo.InvariantCulture));
                string[] path = row[Name].Split('/');
                int number = created[row[Name][..^path[^1].Length]] = created.GetValueOrDefault(row[Name][..^path[^1].Length]) + 1;
                JaxKey key = row[Framework] == "flax-linen"
                    ? FlaxLinen.ParameterKey(root, path[..^1], number)
                    : FlaxNnx.ParameterKey(root, int.Parse(row[Derivation].AsSpan("fold-in ".Length), CultureInfo.InvariantCulture));
                Assert.Equal(row[Key], $"{key}");
                rows++;
            }
        }

        output.WriteLine($"{rows} keys");
        Assert.Equal(281, rows);
    }

    /// <summary>Where a manifest gives no initializer, its parameters get the law that the framework's modules have.</summary>
    [Theory]
    [InlineData("flax-linen", "mlp")]
    [InlineData("flax-linen", "convs")]
    [InlineData("flax-linen", "words")]
    [InlineData("flax-linen", "attention")]
    [InlineData("flax-nnx", "mlp")]
    [InlineData("flax-nnx", "mix")]
    [InlineData("flax-nnx", "attention")]
    [InlineData("haiku", "mlp")]
    [InlineData("haiku", "words")]
    public void The_laws_of_the_frameworks_need_not_be_written(string framework, string name)
    {
        string[][] parameters = [.. Networks().First(network => network.Key.StartsWith($"{framework} {name} ", StringComparison.Ordinal))];
        JsonObject manifest = ManifestOf(parameters);
        foreach (JsonObject tensor in manifest["tensors"]!.AsArray().Cast<JsonObject>())
        {
            tensor.Remove("initializer");
            tensor["role"] = RoleOf(tensor["name"]!.GetValue<string>());
        }

        using TemporaryFolder folder = new();
        Write(folder, manifest, parameters[0][Seed]);
        using SafetensorsReader reader = SafetensorsReader.Open(folder["m/model.safetensors"]);

        Assert.All(parameters, row => Assert.True(Check(reader, row)));
    }

    [Theory]
    [InlineData("jax-legacy", "flax-linen")]
    [InlineData("jax-legacy", "flax-nnx")]
    [InlineData("jax-legacy", "haiku")]
    [InlineData("jax-jit", "haiku")]
    [InlineData("jax-legacy-jit", "flax-nnx")]
    public void Other_streams_of_jax_deal_their_keys_out_alike_and_are_drawn_again(string stream, string framework)
    {
        string[][] parameters = [.. Networks().First(network => network.Key.StartsWith($"{framework} mlp ", StringComparison.Ordinal))];
        using TemporaryFolder folder = new();

        Provenance written = Write(folder, ManifestOf(parameters), "42", stream);

        Assert.Equal((stream, "42"), (written.Stream, written.Seed));
        Assert.StartsWith(framework, written.Order, StringComparison.Ordinal);
        JaxLegacyKey second = Haiku.ParameterKey(Jax.LegacyKey(42), 2);
        if ((stream, framework) == ("jax-legacy", "haiku"))
            Assert.Equal($"key={second.High:x8}{second.Low:x8}", written.Tensors[4].Position);
        Assert.Null(CheckpointVerifier.Verify(folder["m"], CheckpointVerifier.ReadProvenance(folder["m"])));
    }

    private static IEnumerable<IGrouping<string, string[]>> Networks() =>
        Golden.Rows("jax-0.10.2", "modules.tsv").GroupBy(row => string.Join(' ', row[..3]));

    /// <summary>What a person writes: names, shapes and laws in order of creation, a number only where keys were taken for no parameter.</summary>
    private static JsonObject ManifestOf(string[][] parameters)
    {
        int count = 0;
        JsonArray tensors = [];
        foreach (string[] row in parameters)
        {
            JsonObject tensor = new()
            {
                ["name"] = row[Name],
                ["shape"] = new JsonArray([.. row[Size].Split(',').Select(axis => JsonValue.Create(long.Parse(axis, CultureInfo.InvariantCulture)))]),
                ["role"] = "kernel",
                ["dtype"] = row[Type],
                ["initializer"] = row[Law].Replace("jax.random.uniform(minval=-0.3,maxval=0.71)", "uniform(low=-0.3,high=0.71)", StringComparison.Ordinal),
            };
            if (row[Drawn] != row[Size])
                tensor["fans"] = new JsonArray(long.Parse(row[FanIn], CultureInfo.InvariantCulture), long.Parse(row[FanOut], CultureInfo.InvariantCulture));
            if (row[Derivation].StartsWith("fold-in ", StringComparison.Ordinal))
            {
                int number = int.Parse(row[Derivation].AsSpan("fold-in ".Length), CultureInfo.InvariantCulture);
                if (number != count)
                    tensor["number"] = number;
                count = number + 1;
            }

            tensors.Add(tensor);
        }

        return new JsonObject { ["manifest"] = 1, ["framework"] = parameters[0][Framework], ["tensors"] = tensors };
    }

    private static string RoleOf(string name) => name.Split('/', '.')[^1] switch
    {
        "bias" or "b" => "bias",
        "scale" => "norm-scale",
        "offset" => "norm-shift",
        "embedding" or "embeddings" => "embedding",
        _ => "kernel",
    };

    private static LoadedModel Load(JsonObject manifest)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["m.json"], manifest.ToJsonString());
        return ModelSource.Load(folder["m.json"]);
    }

    private static Provenance Write(TemporaryFolder folder, JsonObject manifest, string seed, string stream = "jax")
    {
        LoadedModel model = Load(manifest);
        Plan plan = model.Recipe.Resolve(model.Model);
        return plan.WriteTo(folder["m"], TensorSources.Of(model, plan, Streams.Find(stream), StreamSeed.Parse(seed)));
    }

    /// <summary>Checks a row at its level; gives whether every bit is the library's, asked for or not.</summary>
    private static bool Check(SafetensorsReader reader, string[] row)
    {
        string what = string.Join(' ', row[..4]);
        string[] lines = row[Type] == "bfloat16" ? HexLines.Of<BFloat16>(reader.Read<BFloat16>(row[Name])) : HexLines.Of<float>(reader.Read<float>(row[Name]));
        bool isExact = HexLines.Digest(lines) == row[Digest];
        if (row[Level] == "bit")
        {
            Assert.True(isExact, $"{what}: other bits");
            return true;
        }

        double tolerance = double.Parse(row[Level].AsSpan("abs ".Length), CultureInfo.InvariantCulture);
        foreach (string[] pair in row[Values].Split(' ').Select(shown => shown.Split(':')))
            Assert.True(Math.Abs(Single(lines[int.Parse(pair[0], CultureInfo.InvariantCulture)]) - Single(pair[1])) <= tolerance, $"{what}: element {pair[0]}");
        return isExact;
    }

    private static float Single(string hex) => BitConverter.UInt32BitsToSingle(uint.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
