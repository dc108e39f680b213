namespace WeightInit.Signal;

/// <summary>A point of the edge of chaos: the weights for which q* is a fixed point and χ₁ is 1 there.</summary>
/// <param name="WeightVariance">σ_w² = n Var w.</param>
/// <param name="BiasVariance">σ_b².</param>
/// <param name="Q">q*; 0 where it is approached by a power of the depth only (odd functions without biases).</param>
/// <param name="Slope">The slope of the q map at q*. Above 1 the point is no use: the variance drifts away from it.</param>
public readonly record struct CriticalPoint(double WeightVariance, double BiasVariance, double Q, double Slope)
{
    /// <summary>Whether the second moment stays at q*.</summary>
    public Stability Stability => new FixedPoint(Q, Slope).Stability;
}
