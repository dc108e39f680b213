using System.Globalization;
using WeightInit.Models;
using WeightInit.Tests;

namespace WeightInit.Signal.Tests.Probe;

/// <summary>The probe against PyTorch 2.13.0: test/golden/signal-torch-2.13.0.</summary>
public sealed class SignalGoldenTests
{
    private const string Folder = "signal-torch-2.13.0";
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData("mlp-tanh", 17, 18)]
    [InlineData("mlp-relu", 25, 26)]
    [InlineData("mlp-gelu-sigmoid", 7, 8)]
    [InlineData("conv", 11, 9)]
    [InlineData("attention", 4, 18)]
    public void Every_layer_and_parameter_is_PyTorchs(string name, int layers, int parameters)
    {
        DataArray data = DataFile.Read(Repository.Golden(Folder, name, "data.npy"));
        TorchModuleList list = TorchModuleList.Read(Repository.Golden(Folder, name, "modules.json"));
        Network network = TorchNetwork.Of(list, Shape.Of(data.Shape.Axes[1..]));
        ProbeData probed = ProbeData.Read(network, Repository.Golden(Folder, name, "data.npy"), Repository.Golden(Folder, name, "targets.npy"));
        Measurement measured = WeightInit.Signal.Probe.Measure(network, NetworkWeights.Load(Repository.Golden(Folder, name, "weights.safetensors"), network), probed);

        string[][] rows = [.. Golden.Rows(Folder, name, "layers.tsv")];
        NetworkLayer[] wholes = [.. network.Layers.Where(layer => layer.Within is null)];
        Assert.Equal(layers, rows.Length);
        Assert.Equal(rows.Select(row => row[0]), wholes.Select(layer => layer.Name));
        foreach ((string[] row, NetworkLayer layer) in rows.Zip(wholes))
        {
            Assert.Equal(row[1], layer.Kind);
            Assert.Equal(row[2], $"{probed.Batch},{layer.Output.Shape}");
            MeasuredLayer of = measured[layer];
            Near(row[3], of.SecondMoment * measured.InputSecondMoment, row[0]);
            Near(row[4], of.SecondMoment, row[0]);
            Near(row[5], of.Gradient * measured.LastGradient, row[0]);
            Near(row[6], of.Gradient, row[0]);
        }

        string[][] weights = [.. Golden.Rows(Folder, name, "parameters.tsv")];
        Assert.Equal(parameters, weights.Length);
        Dictionary<string, MeasuredParameter> byName = measured.Parameters.ToDictionary(parameter => parameter.Spec.Name);
        foreach (string[] row in weights)
        {
            Assert.Equal(row[1], byName[row[0]].Spec.Shape.ToString());
            Near(row[2], byName[row[0]].SecondMoment, row[0]);
            Near(row[3], byName[row[0]].Gradient!.Value, row[0]);
        }

        string loss = File.ReadLines(Repository.Golden(Folder, name, "layers.tsv")).First();
        Near(loss[(loss.LastIndexOf('=') + 1)..loss.IndexOf(';', StringComparison.Ordinal)], measured.InitialLoss, "loss");
    }

    private static void Near(string expected, double actual, string what)
    {
        double wanted = double.Parse(expected, CultureInfo.InvariantCulture);
        Assert.True(Math.Abs(actual - wanted) <= Tolerance * Math.Abs(wanted), $"{what}: {actual} is not {expected}");
    }
}
