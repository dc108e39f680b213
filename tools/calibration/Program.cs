using System.Diagnostics;
using System.Globalization;
using WeightInit;
using WeightInit.Calibration;

// Prediction against measurement: calibration [seeds=20] [widths=64,512] [depths=10,50] [activations] 
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int seeds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20;
int[] widths = args.Length > 1 ? [.. args[1].Split(',').Select(int.Parse)] : [64, 512];
int[] depths = args.Length > 2 ? [.. args[2].Split(',').Select(int.Parse)] : [10, 50];
IReadOnlyList<Activation> activations = args.Length > 3 ? [.. args[3].Split(',').Select(Activation.Parse)] : Activation.All;
Stopwatch watch = Stopwatch.StartNew();
TimeSpan predicting = default;
List<Outcome> outcomes = [];
if (Environment.GetEnvironmentVariable("DUMP") is { } dump)
{
    string[] parts = dump.Split(' ');
    Case one = new(Activation.Parse(parts[0]), parts[1], int.Parse(parts[2]), int.Parse(parts[3]));
    var p = one.Predict();
    var runs = Enumerable.Range(0, seeds).Select(s => one.Measure(p, s)).ToArray();
    for (int l = 0; l <= one.Depth; l += Math.Max(1, one.Depth / 10))
    {
        double[] logs = [.. runs.Select(r => Math.Log(r.Signal[l]))];
        double[] back = [.. runs.Select(r => Math.Log(r.Gradient[l]))];
        double sd(double[] v) => Math.Sqrt(v.Select(x => (x - v.Average()) * (x - v.Average())).Sum() / (v.Length - 1));
        var q = p.Layers[l];
        Console.WriteLine($"{l,3} c {q.Correlation:F3} | pred {Math.Log(q.SecondMoment):F3} mid {(Math.Log(q.SecondMomentBand.Low) + Math.Log(q.SecondMomentBand.High)) / 2:F3} sd {(Math.Log(q.SecondMomentBand.High) - Math.Log(q.SecondMomentBand.Low)) / 3.92:F3} meas {logs.Average():F3} sd {sd(logs):F3} | back pred {Math.Log(q.Gradient):F3} mid {(Math.Log(q.GradientBand.Low) + Math.Log(q.GradientBand.High)) / 2:F3} sd {(Math.Log(q.GradientBand.High) - Math.Log(q.GradientBand.Low)) / 3.92:F3} meas {back.Average():F3} sd {sd(back):F3}");
    }
    return;
}
foreach (Activation activation in activations)
{
    foreach (string scheme in Case.Schemes)
    {
        foreach (int depth in depths)
        {
            foreach (int width in widths)
            {
                Case one = new(activation, scheme, depth, width);
                Stopwatch theory = Stopwatch.StartNew();
                WeightInit.Signal.Prediction prediction = one.Predict();
                predicting += theory.Elapsed;
                Outcome outcome = one.Run(prediction, Enumerable.Range(0, seeds));
                outcomes.Add(outcome);
            }
        }
    }

    foreach (Outcome outcome in outcomes.Where(outcome => outcome.Case.Activation == activation))
        Console.WriteLine($"{outcome.Case.Activation,-22} {outcome.Case.Scheme,-10} {outcome.Case.Depth,3} {outcome.Case.Width,4}  {Report.Text(outcome.Forward)}  {Report.Text(outcome.Backward)}");
}

Report.Pools(outcomes);
Console.WriteLine($"{watch.Elapsed.TotalSeconds:F0} s, of them {predicting.TotalSeconds:F0} s of theory");
