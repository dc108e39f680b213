namespace WeightInit.Signal;

/// <summary>What is known of a network before training: prediction and measurement by layer, what is wrong, and whether it learns.</summary>
/// <param name="Network">The network.</param>
/// <param name="Initialization">How its weights are drawn: an initializer, a recipe, or the file they are from.</param>
/// <param name="Data">What it was measured on: <c>64 samples of N(0, 1)</c>, or the file.</param>
/// <param name="Loss">The loss whose gradient was followed.</param>
/// <param name="Layers">By layer, in order, from the input on.</param>
/// <param name="Findings">What is wrong, the gravest first.</param>
/// <param name="Verdict">Whether it learns under plain SGD.</param>
public sealed record Diagnosis(
    Network Network, string Initialization, string Data, string Loss,
    IReadOnlyList<DiagnosedLayer> Layers, IReadOnlyList<Finding> Findings, Verdict Verdict)
{
    /// <summary>The first loss, as measured.</summary>
    public double? InitialLoss { get; init; }

    /// <summary>The first loss by theory: ln K for K classes, and half the variance of the logits.</summary>
    public double? PredictedLoss { get; init; }

    /// <summary>The place in the plane of variances, for networks of one activation; or null.</summary>
    public PhasePoint? Phase { get; init; }

    /// <summary>What was assumed, one sentence each.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];
}
