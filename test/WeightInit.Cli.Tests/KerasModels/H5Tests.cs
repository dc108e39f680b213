using System.Globalization;
using System.Runtime.InteropServices;
using WeightInit.Models;

namespace WeightInit.Tests.KerasModels;

/// <summary><c>init --as h5</c>: the .weights.h5 of Keras models, opened by h5py, and what is refused.</summary>
public class H5Tests
{
    private const string Script = """
        import h5py, hashlib, sys
        def show(name, item):
            if isinstance(item, h5py.Dataset):
                lines = ''.join('%08x\n' % bits for bits in item[...].ravel().view('<u4'))
                print(name, item.dtype.str, ','.join(map(str, item.shape)), hashlib.sha256(lines.encode()).hexdigest(), sep='\t')
        with h5py.File(PATH, 'r') as file:
            assert len(file['vars']) == 0
            file.visititems(show)
        """;

    /// <summary>The places in the order of model.weights, written down from keras.src.saving.saving_lib and the layers' attributes.</summary>
    private static readonly Dictionary<string, string[]> Places = new()
    {
        ["attention"] =
        [
            .. new[] { "query_dense", "key_dense", "value_dense", "output_dense" }.SelectMany(part => Vars($"multi_head_attention/{part}", 2)),
            .. Vars("layer_normalization", 2), .. Vars("dense", 2), .. Vars("dense_1", 2), .. Vars("layer_normalization_1", 2),
        ],
        ["text"] =
        [
            .. Vars("embedding", 1), .. Vars("bidirectional/forward_layer/cell", 3), .. Vars("bidirectional/backward_layer/cell", 3),
            .. Vars("gru/cell", 3), .. Vars("dense", 2),
        ],
        ["residual"] =
        [
            .. Vars("conv2d", 2), .. Vars("batch_normalization", 4), .. Vars("depthwise_conv2d", 2), .. Vars("separable_conv2d", 3),
            .. Vars("batch_normalization_1", 4), .. Vars("depthwise_conv2d_1", 2), .. Vars("separable_conv2d_1", 3), .. Vars("dense", 2),
        ],
    };

    [H5PyFact]
    public void H5py_finds_Kerass_weights_at_Kerass_places()
    {
        (int rows, int bits) = (0, 0);
        foreach ((string model, string[] places) in Places)
        {
            using TemporaryFolder folder = new();
            ToolRun.Done("init", Golden(model), "--stream", "keras-jax", "--seed", "42", "--as", "h5", "-o", folder["m"]);
            Dictionary<string, string[]> found = DebianPython.Run("-", Script.Replace("PATH", $"'{folder["m/model.weights.h5"]}'", StringComparison.Ordinal))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToDictionary(parts => parts[0]);
            string[][] table = [.. File.ReadLines(Repository.Golden("keras-3.15.1", "model-json.tsv")).Select(line => line.Split('\t')).Where(row => row is ["keras-jax", _, "42", ..] && row[1] == model)];

            Assert.Equal(places.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(places.Length, table.Length);
            foreach (string[] row in table)
            {
                string[] dataset = found[places[int.Parse(row[3], CultureInfo.InvariantCulture)]];
                Assert.Equal((row[4], "<f4", row[6]), (row[4], dataset[1], dataset[2]));
                rows++;
                if (row[10] != "bit")
                    continue;
                Assert.Equal((row[4], row[11]), (row[4], dataset[3]));
                bits++;
            }
        }

        Assert.Equal((50, 47), (rows, bits));
    }

    [Fact]
    public void It_is_read_back_and_damage_is_found()
    {
        using TemporaryFolder folder = new();
        foreach (string type in new[] { "float32", "float64", "float16" })
        {
            ToolRun.Done("init", Golden("residual"), "--seed", "7", "--dtype", type, "--as", "h5", "-o", folder[type]);
            Assert.Contains("equal; 22 tensors", ToolRun.Done("verify", folder[type]).Output, StringComparison.Ordinal);
        }

        Assert.Contains("HDF5", ToolRun.Refused(2, "inspect", folder["float32"]), StringComparison.Ordinal);
        string file = folder["float32/model.weights.h5"];
        byte[] whole = File.ReadAllBytes(file);
        ToolRun.Done("init", Golden("residual"), "--seed", "7", "-o", folder["m"]);
        using SafetensorsReader weights = SafetensorsReader.Open(folder["m/model.safetensors"]);
        int at = whole.AsSpan().IndexOf(MemoryMarshal.AsBytes<float>(weights.Read<float>("conv2d/kernel")));
        Assert.True(at > 0);
        whole[at + 1] ^= 1;
        File.WriteAllBytes(file, whole);
        ToolRun changed = ToolRun.Of("verify", folder["float32"]);
        Assert.Equal(1, changed.Code);
        Assert.Contains("conv2d/kernel", changed.Output, StringComparison.Ordinal);

        File.WriteAllBytes(file, whole[..(whole.Length / 2)]);
        Assert.Contains("model.weights.h5", ToolRun.Refused(3, "verify", folder["float32"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_write_the_same_bytes()
    {
        using TemporaryFolder folder = new();
        foreach (string run in new[] { "a", "b" })
            ToolRun.Done("init", Golden("text"), "--seed", "7", "--as", "h5", "-o", folder[run]);
        Assert.Equal(File.ReadAllBytes(folder["a/model.weights.h5"]), File.ReadAllBytes(folder["b/model.weights.h5"]));
    }

    [Fact]
    public void What_Keras_would_not_open_is_refused()
    {
        using TemporaryFolder folder = new();
        Assert.Contains("is none", ToolRun.Refused(2, "init", "gpt2", "--as", "h5", "-o", folder["m"]), StringComparison.Ordinal);
        Assert.Contains("bfloat16", ToolRun.Refused(2, "init", Golden("mlp"), "--dtype", "bfloat16", "--as", "h5", "-o", folder["m"]), StringComparison.Ordinal);
        Assert.Contains("--shard-size", ToolRun.Refused(2, "init", Golden("mlp"), "--shard-size", "1MB", "--as", "h5", "-o", folder["m"]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["m"]));
    }

    private static string Golden(string model) => Repository.Golden("keras-3.15.1", "model-json", $"{model}.json");

    private static IEnumerable<string> Vars(string layer, int count) => Enumerable.Range(0, count).Select(number => $"layers/{layer}/vars/{number}");
}
