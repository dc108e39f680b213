namespace WeightInit.Signal;

/// <summary>What is known of the loss gradient at a node's output, on one path.</summary>
/// <param name="Second">Its second moment.</param>
/// <param name="Correlation">E δ δ' / E δ² of two different points.</param>
/// <param name="Spread">The variance of that over pairs.</param>
internal readonly record struct GradientState(double Second, double Correlation, double Spread)
{
    /// <summary>
    /// n times the share of the gradient that lies along the signal, (δ · h)² / (|δ|² |h|²), at the pre-activations behind: 1 by chance.
    /// The weights that bring h forward bring δ back, so this part goes its own way: by the elasticity of the layer and not by χ₁.
    /// </summary>
    internal double Radial { get; init; } = 1;

    /// <summary>
    /// E f'² where the gradient is, by that of all numbers: behind a max pool only the largest of a window have a gradient, and their
    /// activation is steeper there. 1 elsewhere.
    /// </summary>
    internal double Steepness { get; init; } = 1;

    /// <summary>Whether the last weights on the way back kept every length.</summary>
    internal bool IsIsometric { get; init; }

    /// <summary>The gradient of a sum of independent parts.</summary>
    internal GradientState Plus(GradientState other)
    {
        double sum = Second + other.Second;
        if (!(sum > 0))
            return this;
        double share = other.Second / sum;
        return new GradientState(
            sum,
            ((1 - share) * Correlation) + (share * other.Correlation),
            ((1 - share) * (1 - share) * Spread) + (share * share * other.Spread))
        {
            Radial = ((1 - share) * Radial) + (share * other.Radial),
            Steepness = ((1 - share) * Steepness) + (share * other.Steepness),
            IsIsometric = share == 1 && other.IsIsometric,
        };
    }
}
