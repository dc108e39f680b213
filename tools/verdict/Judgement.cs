using System.Globalization;
using WeightInit.Signal;

namespace WeightInit.Verdicts;

/// <summary>What the diagnosis said of a network, beside what became of it. It sees random data and one draw of the weights.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Kernel">How a step of gradient descent acts, or null.</param>
/// <param name="Findings">The kinds of findings that are no tips.</param>
internal sealed record Judgement(Outcome Outcome, Verdict Verdict, LearningKernel? Kernel, IReadOnlyList<FindingKind> Findings)
{
    internal const string Header = "# number\tline\tinitializer\tmean accuracy\toutcome\tverdict\tright\tself\tcontrast\tfindings";

    /// <summary>Right, wrong, or null where the outcome is label noise and no verdict but slow could be right.</summary>
    internal bool? IsRight => Verdict == Verdict.Slow
        ? Outcome.Mean is >= 0.2 and <= 0.9
        : Outcome.Label == "between" ? null : Outcome.Label == Verdict.Name();

    internal string Row => string.Create(CultureInfo.InvariantCulture,
        $"{Outcome.Net.Number}\t{Outcome.Net.Line}\t{Outcome.Net.Initializer}\t{Outcome.Mean:F4}\t{Outcome.Label}\t{Verdict.Name()}\t{(IsRight is { } right ? right ? "yes" : "no" : "noise")}\t{Kernel?.Self:G4}\t{Kernel?.Contrast:G4}\t{string.Join(' ', Findings.Select(kind => kind.Name()))}");

    internal static Judgement Of(Outcome outcome)
    {
        Network network = outcome.Net.Network;
        Plan plan = InitializerRecipe.Of(WeightInit.Initializer.Parse(outcome.Net.Initializer)).Resolve(network.Model);
        NetworkWeights weights = outcome.Net.Weights(1);
        Measurement measured = Probe.Measure(network, weights, ProbeData.Random(64));
        FindingContext context = FindingRules.Context(network, plan, weights, Prediction.Of(network, plan), measured);
        (IReadOnlyList<Finding> findings, Verdict verdict) = FindingRules.Of(context);
        return new Judgement(outcome, verdict, context.Kernel, [.. findings.Where(finding => !finding.IsTip).Select(finding => finding.Kind).Distinct()]);
    }
}
