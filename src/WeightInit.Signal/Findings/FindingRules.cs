namespace WeightInit.Signal;

/// <summary>What is wrong with a network's initial weights, and whether plain SGD learns from them.</summary>
public static class FindingRules
{
    private static readonly FindingRule[] All =
    [
        new SymmetryRule(), new ZeroProductRule(), new VanishingRule(), new ExplodingRule(), new SaturationRule(), new DeadRule(),
        new CollapseRule(), new FanRule(), new RangeRule(),
    ];

    /// <summary>The findings, the gravest first, and the verdict.</summary>
    /// <param name="context">What is known.</param>
    public static (IReadOnlyList<Finding> Findings, Verdict Verdict) Of(FindingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        List<Finding> findings = [.. All.SelectMany(rule => rule.Find(context))];
        Verdict verdict = VerdictRule.Of(context, findings);
        if (verdict == Verdict.Trains)
            findings = [.. findings.Select(finding => finding.Kind is FindingKind.Symmetric or FindingKind.ZeroProduct or FindingKind.WrongFan ? finding : finding with { IsTip = true })];
        if (verdict != Verdict.Trains && findings.All(finding => finding.IsTip))
            findings.Insert(0, VerdictRule.Explain(context, verdict));
        return ([.. findings.OrderBy(finding => finding.IsTip).ThenByDescending(finding => finding.Confidence)], verdict);
    }

    /// <summary>
    /// What is known of a network with the weights as drawn: theory, probe and kernel together, for <see cref="Of"/>.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="plan">How its weights are drawn, or null where they are given.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="prediction">What theory says, or null.</param>
    /// <param name="measurement">What the probe measured, or null.</param>
    /// <param name="seed">The seed of the kernel's inputs.</param>
    public static FindingContext Context(
        Network network, Plan? plan, NetworkWeights weights, Prediction? prediction, Measurement? measurement, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        LearningKernel? kernel = LearningKernel.Suits(network) ? LearningKernel.Measure(network, weights.ReadAll(network), seed) : null;
        return new FindingContext(network, plan, prediction, measurement, kernel);
    }
}
