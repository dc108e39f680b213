using System.Globalization;
using System.Runtime.InteropServices;
using Xunit.Abstractions;

namespace WeightInit.Models.Tests.KerasModels;

/// <summary>
/// The models of test/golden/keras-3.15.1/model-json: every weight after set_random_seed(n) and model_from_json, in the order of
/// model.weights, on each backend, as Keras 3.15.1 gave them.
/// </summary>
public class KerasModelGoldenTests(ITestOutputHelper output)
{
    private const string Folder = "keras-3.15.1";

    [Theory]
    [InlineData("keras-tensorflow")]
    [InlineData("keras-jax")]
    [InlineData("keras-torch")]
    [InlineData("keras-numpy")]
    public void Every_weight_is_Kerass(string stream)
    {
        (int rows, int bits, int near) = (0, 0, 0);
        double furthest = 0;
        Dictionary<string, string>[] table = [.. Table().Where(row => row["stream"] == stream)];
        foreach (var model in table.GroupBy(row => (row["model"], row["set_random_seed"])))
        {
            LoadedModel loaded = ModelSource.Load(KerasFile.Golden(model.Key.Item1));
            KerasModel keras = KerasModel.Read(KerasFile.Golden(model.Key.Item1));
            TensorSource source = KerasFile.Source(loaded, stream, model.Key.Item2);
            Assert.Equal(model.Count(), keras.Weights.Count);
            foreach ((Dictionary<string, string> row, int place) in model.Select((row, place) => (row, place)))
            {
                string what = $"{stream} {row["model"]} {row["path"]}";
                KerasWeight weight = keras.Weights[place];
                string? seed = source.PositionOf(place)?["seed=".Length..];
                Assert.Equal(
                    (what, row["n"], row["path"], row["dtype"], row["shape"], row["initializer"], row["randint"], row["seed"]),
                    (what, Text(place), weight.Tensor.Name, weight.Tensor.DType.Name(), weight.Tensor.Shape.ToString(), weight.InitializerClass, Randint(weight), seed ?? "-"));
                Assert.Equal((weight.Tensor.Name, weight.Tensor.Shape), (loaded.Model.Tensors[place].Name, loaded.Model.Tensors[place].Shape));
                float[] values = MemoryMarshal.Cast<byte, float>(KerasFile.Bytes(source, weight.Tensor, place)).ToArray();
                if (row["check"] == "bit")
                {
                    Assert.True(row["sha256"] == HexLines.Digest<float>(values), $"{what}: the digest differs");
                    bits++;
                }
                else
                {
                    furthest = Math.Max(furthest, Furthest(row["values"], values));
                    near++;
                }

                rows++;
            }
        }

        output.WriteLine($"{stream}: {rows} weights of 8 models from 2 seeds; {bits} digests equal, {near} orthogonal ones, the furthest value {furthest:g2} away");
        Assert.Equal((168, 160, 8), (rows, bits, near));
        Assert.True(furthest <= 1e-5, $"{furthest} from Keras's");
    }

    [Fact]
    public void The_table_has_672_rows() => Assert.Equal(672, Table().Length);

    private static Dictionary<string, string>[] Table()
    {
        string[] lines = File.ReadAllLines(Repository.Golden(Folder, "model-json.tsv"));
        string[] columns = lines.Last(line => line.StartsWith('#'))[2..].Split('\t');
        return [.. lines.Where(line => line.Length > 0 && line[0] != '#').Select(line => columns.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static string Randint(KerasWeight weight) => weight.GivenSeed is not null ? "given" : weight.Randint is { } place ? Text(place) : "-";

    private static double Furthest(string shown, float[] values) => shown.Split(' ').Max(pair =>
    {
        string[] parts = pair.Split(':');
        float expected = BitConverter.UInt32BitsToSingle(uint.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        return Math.Abs((double)values[int.Parse(parts[0], CultureInfo.InvariantCulture)] - expected);
    });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
