namespace WeightInit;

/// <summary>The law whose variance is scaled.</summary>
public enum ScalingDistribution
{
    /// <summary>A normal, not truncated.</summary>
    Normal,

    /// <summary>A normal cut at two standard deviations on either side.</summary>
    TruncatedNormal,

    /// <summary>A uniform, symmetric around 0.</summary>
    Uniform,
}

/// <summary>Words of <see cref="ScalingDistribution"/>.</summary>
internal static class ScalingDistributions
{
    internal static WordList<ScalingDistribution> All { get; } = new(
        ("normal", ScalingDistribution.Normal),
        ("truncated-normal", ScalingDistribution.TruncatedNormal),
        ("uniform", ScalingDistribution.Uniform));

    /// <summary>Keras's words: its <c>normal</c> is the truncated one.</summary>
    internal static WordList<ScalingDistribution> Keras { get; } = new(
        ("truncated-normal", ScalingDistribution.TruncatedNormal),
        ("untruncated-normal", ScalingDistribution.Normal),
        ("uniform", ScalingDistribution.Uniform),
        ("normal", ScalingDistribution.TruncatedNormal));
}
