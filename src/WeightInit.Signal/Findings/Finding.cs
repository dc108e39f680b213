namespace WeightInit.Signal;

/// <summary>Something wrong with a network's initial weights: what, where, how one knows, and the smallest cure.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Direction">Which way it runs.</param>
/// <param name="Layer">The layer or the tensor where it is worst, or the first of them.</param>
/// <param name="Evidence">A sentence in plain words with the measured or predicted numbers.</param>
/// <param name="Suggestion">The smallest change that cures it: <c>he-normal instead of glorot-uniform</c>.</param>
/// <param name="Confidence">From 0 to 1: how sure it is that this is a fault.</param>
public sealed record Finding(FindingKind Kind, SignalDirection Direction, string Layer, string Evidence, string Suggestion, double Confidence)
{
    /// <summary>The formula behind it with its numbers: <c>0.5^30 = 9.3e-10</c>; or null.</summary>
    public string? Formula { get; init; }

    /// <summary>Whether it is a tip that leaves the verdict as it is.</summary>
    public bool IsTip { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind.Name()} at {Layer}: {Evidence}";
}
