using System.Globalization;
using WeightInit.Samples.Texts;
using WeightInit.Signal;

// What the texts say of initial weights, found out: texts [FOLDER]. With a folder, a figure of each case as SVG.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
foreach (TextCase one in TextCase.All)
{
    Diagnosis diagnosis = one.Diagnose();
    DiagnosedLayer last = diagnosis.Layers[TextCase.Depth - 1];
    DiagnosedLayer first = diagnosis.Layers[0];
    Console.WriteLine(one.Claim);
    Console.WriteLine($"  signal at layer {TextCase.Depth}: predicted {last.Predicted?.SecondMoment:G4}, measured {last.Measured?.SecondMoment:G4}");
    Console.WriteLine($"  gradient at layer 1: predicted {first.Predicted?.Gradient:G4}, measured {first.Measured?.Gradient:G4}");
    Console.WriteLine($"  {diagnosis.Verdict.Name()}{string.Concat(diagnosis.Findings.Where(finding => !finding.IsTip).Select(finding => $"; {finding.Kind.Name()}"))}");
    if (args.Length > 0)
        File.WriteAllText(Path.Combine(args[0], one.Name + ".svg"), HtmlPage.Plot(diagnosis));
}
