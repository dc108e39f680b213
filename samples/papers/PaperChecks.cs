using System.Globalization;
using WeightInit.Signal;

namespace WeightInit.Samples.Papers;

/// <summary>A number or a claim of a paper beside ours.</summary>
/// <param name="What">What it is of.</param>
/// <param name="Paper">The paper's.</param>
/// <param name="Ours">Ours.</param>
/// <param name="Agrees">Whether they agree within what chance allows.</param>
public sealed record PaperCheck(string What, string Paper, string Ours, bool Agrees);

/// <summary>All checks, one file a paper.</summary>
public static class PaperChecks
{
    /// <summary>Runs all of them and prints a table; true if all agree.</summary>
    public static bool Run(TextWriter output, string digits)
    {
        bool all = true;
        foreach ((string title, Func<IEnumerable<PaperCheck>> checks) in Papers(digits))
        {
            output.WriteLine(title);
            foreach (PaperCheck check in checks())
            {
                output.WriteLine($"  {(check.Agrees ? "agrees " : "DIFFERS")}  {check.What}: paper {check.Paper}, here {check.Ours}");
                all &= check.Agrees;
            }
        }

        return all;
    }

    /// <summary>Title and checks of each paper.</summary>
    public static IEnumerable<(string Title, Func<IEnumerable<PaperCheck>> Checks)> Papers(string digits) =>
    [
        ("Glorot and Bengio 2010, figures 6 and 7", () => GlorotChecks.Run(digits)),
        ("He et al. 2015, model B", HeChecks.Factors),
        ("He et al. 2015, figures 2 and 3", () => HeChecks.Depth(digits)),
        ("Poole et al. 2016, figures 1 and 2", PooleChecks.Run),
        ("Hanin and Rolnick 2018", HaninChecks.Run),
        ("Yang et al. 2019", YangChecks.Run),
        ("Pennington, Schoenholz and Ganguli 2017", PenningtonChecks.Run),
        ("Xiao et al. 2018", XiaoChecks.Run),
    ];

    /// <summary>The digits of the repository that this program is in.</summary>
    public static string FindDigits()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "test", "golden", "data", "digits.csv.gz");
            if (File.Exists(path))
                return path;
        }

        throw new FileNotFoundException("test/golden/data/digits.csv.gz is in no folder above this program.");
    }

    /// <summary>Dense layers of one width and activation; the layer's output is the activation's, or the dense layer's where asked.</summary>
    internal static Network Dense(int inputs, int width, int depth, int outputs, Activation activation, bool reportsBefore = false)
    {
        NetworkBuilder builder = new($"{inputs}-{width}x{depth}-{outputs} {activation}");
        NetworkNode x = builder.Input("x", [inputs]);
        for (int layer = 1; layer <= depth; layer++)
        {
            int from = builder.Count;
            NetworkNode dense = builder.Dense($"{layer}", x, width);
            x = builder.Activate($"{layer}.f", dense, activation);
            builder.Group($"{layer}", "dense", from, reportsBefore ? dense : x);
        }

        int last = builder.Count;
        x = builder.Dense("out", x, outputs);
        builder.Group("out", "dense", last);
        return builder.Build(logits: x);
    }

    /// <summary>The weights of a network under an initializer, biases under another.</summary>
    internal static NetworkWeights Weights(Network network, Initializer kernels, Initializer biases, ulong seed)
    {
        RandomKey key = RandomKey.FromSeed(seed);
        return NetworkWeights.Of("drawn", network.Parameters.ToDictionary(
            spec => spec.Name,
            spec => (spec.Role switch
            {
                TensorRole.Bias => biases,
                TensorRole.NormScale => Init.Ones,
                TensorRole.Kernel => kernels,
                _ => Init.Zeros,
            }).Create<float>(spec, key)));
    }

    internal static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    internal static bool Near(double value, double wanted, double relative) => Math.Abs(value - wanted) <= relative * Math.Abs(wanted);
}
