using System.Globalization;
using WeightInit;
using WeightInit.Calibration;
using WeightInit.Signal;

// Prediction against measurement, for every activation, initializer, depth and width.
//   calibration                 20 seeds each; ends with 0 if the bands hold what they promise
//   calibration --tenth         2 seeds each, with room for the chance of a tenth
//   calibration --write FOLDER  20 seeds, and the tables as calibration.md and calibration.tsv
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
bool isTenth = args.Contains("--tenth");
int write = Array.IndexOf(args, "--write");
int seeds = isTenth ? 2 : 20;
List<Outcome> outcomes = [];
foreach (Activation activation in Activation.All)
{
    foreach ((string scheme, int depth, int width) in Case.Grid)
    {
        Case one = new(activation, scheme, depth, width);
        Prediction prediction = one.Predict();
        outcomes.Add(one.Run(prediction, Enumerable.Range(0, seeds)));
    }
}

Report report = new(outcomes, seeds);
Console.WriteLine(report.Summary());
if (write >= 0 && write + 1 < args.Length)
{
    File.WriteAllText(Path.Combine(args[write + 1], "calibration.md"), report.Page());
    File.WriteAllText(Path.Combine(args[write + 1], "calibration.tsv"), report.Table());
}

string? broken = report.Broken(isTenth);
Console.WriteLine(broken ?? "The bands hold what they promise.");
return broken is null ? 0 : 1;
