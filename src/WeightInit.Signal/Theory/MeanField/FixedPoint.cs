namespace WeightInit.Signal;

/// <summary>A second moment q* that a layer gives back.</summary>
/// <param name="Value">q*.</param>
/// <param name="Slope">The slope of the q map there: what a layer makes of a small deviation.</param>
public readonly record struct FixedPoint(double Value, double Slope)
{
    /// <summary>Slopes this near to 1 are taken for 1.</summary>
    private const double Nearness = 1e-9;

    /// <summary>Whether deviations shrink, grow or stay.</summary>
    public Stability Stability =>
        Math.Abs(Slope - 1) <= Nearness ? Stability.Marginal : Slope < 1 ? Stability.Stable : Stability.Unstable;
}

/// <summary>What layers make of a small deviation from a fixed point.</summary>
public enum Stability
{
    /// <summary>It shrinks by a factor a layer.</summary>
    Stable,

    /// <summary>It grows by a factor a layer: the signal drifts away.</summary>
    Unstable,

    /// <summary>Neither: it stays, or fades by a power of the depth only.</summary>
    Marginal,
}

/// <summary>What layers make of two inputs and of a gradient (Poole et al. 2016, Schoenholz et al. 2017).</summary>
public enum Phase
{
    /// <summary>χ₁ &lt; 1: inputs become alike, gradients vanish.</summary>
    Ordered,

    /// <summary>χ₁ = 1: neither, but for powers of the depth.</summary>
    Critical,

    /// <summary>χ₁ &gt; 1: inputs part, gradients explode.</summary>
    Chaotic,
}
