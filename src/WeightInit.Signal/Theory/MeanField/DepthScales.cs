namespace WeightInit.Signal;

/// <summary>Over how many layers a deviation falls to 1/e of itself; negative where it grows, infinite where it stays.</summary>
/// <param name="Signal">ξ_q, of the second moment: -1 / ln(χ₁ + σ_w² E f'' f).</param>
/// <param name="FixedCorrelation">c*, 1 in the ordered phase.</param>
/// <param name="Correlation">ξ_c, of the correlation of two inputs: -1 / ln(σ_w² E f'(u₁) f'(u₂)) at c*.</param>
/// <param name="Gradient">ξ_∇, of the gradient's second moment: -1 / ln χ₁.</param>
public readonly record struct DepthScales(double Signal, double FixedCorrelation, double Correlation, double Gradient)
{
    /// <summary>6 ξ_c: how deep networks could be trained in Schoenholz et al. 2017, figure 5.</summary>
    public double Trainable => 6 * Correlation;
}
