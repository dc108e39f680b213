using System.Globalization;
using WeightInit.Signal;

namespace WeightInit.Verdicts;

/// <summary>What became of a network under the protocol.</summary>
/// <param name="Net">The network.</param>
/// <param name="Runs">The best accuracy of each run and its learning rate.</param>
internal sealed record Outcome(Net Net, IReadOnlyList<(double Accuracy, double Rate)> Runs)
{
    internal const string Header = "# number\tline\tinitializer\taccuracy 1\trate 1\taccuracy 2\trate 2\toutcome";

    /// <summary>The mean accuracy.</summary>
    internal double Mean => Runs.Average(run => run.Accuracy);

    /// <summary>Trains, does not, or between.</summary>
    internal string Label => Runs.All(run => run.Accuracy > TrainingProtocol.Learned) ? "trains"
        : Runs.All(run => run.Accuracy < TrainingProtocol.NotLearned) ? "does-not-train" : "between";

    internal string Row => string.Create(CultureInfo.InvariantCulture,
        $"{Net.Number}\t{Net.Line}\t{Net.Initializer}\t{string.Join('\t', Runs.Select(run => FormattableString.Invariant($"{run.Accuracy:F4}\t{run.Rate:G3}")))}\t{Label}");

    /// <summary>Trains a network in every run.</summary>
    internal static Outcome Of(Net net, TrainingProtocol protocol, LabelledData train, LabelledData test)
    {
        Network network = net.Network;
        return new Outcome(net, [.. Enumerable.Range(1, protocol.Runs).Select(run => protocol.Best(network, net.Weights(run), train, test, run))]);
    }

    /// <summary>The outcomes of a table.</summary>
    internal static IEnumerable<Outcome> Read(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Select(row => new Outcome(
            new Net(int.Parse(row[0], CultureInfo.InvariantCulture), row[1], row[2]),
            [(Number(row[3]), Number(row[4])), (Number(row[5]), Number(row[6]))]));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
