namespace WeightInit.Signal;

/// <summary>
/// The edge of chaos of an activation: for any q the weights with χ₁ = 1 have σ_w² = 1 / E f'², and q is their fixed point if
/// σ_b² = q - σ_w² E f² (after Hayou et al. 2019, algorithm 1). That curve is walked, never the map iterated: unstable
/// points are found like stable ones.
/// </summary>
public static class EdgeOfChaos
{
    private const double LogFrom = -36;
    private const double LogTo = 18;
    private const double LogStep = 0.125;

    /// <summary>The point of the edge with fixed point q; its bias variance may be negative, then no real biases have it.</summary>
    /// <param name="f">The activation.</param>
    /// <param name="q">q*, positive and finite.</param>
    public static CriticalPoint At(Activation f, double q)
    {
        ArgumentNullException.ThrowIfNull(f);
        double weights = 1 / OneInput.DerivativeSecondMoment(f, q);
        return new CriticalPoint(
            weights,
            q - (weights * OneInput.SecondMoment(f, q)),
            q,
            weights * OneInput.SecondMomentSlope(f, q));
    }

    /// <summary>
    /// All points of the edge with a bias variance, by ascending q. For σ_b² = 0 and f(0) = 0 the limit q → 0 is among them
    /// where the function has one slope at 0; for functions with f(c x) = c f(x) it stands for every q.
    /// </summary>
    /// <param name="f">The activation.</param>
    /// <param name="biasVariance">σ_b², 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="biasVariance"/> is negative or not finite.</exception>
    public static IReadOnlyList<CriticalPoint> Of(Activation f, double biasVariance = 0)
    {
        ArgumentNullException.ThrowIfNull(f);
        if (!(double.IsFinite(biasVariance) && biasVariance >= 0))
            throw new ArgumentOutOfRangeException(nameof(biasVariance), biasVariance, "The variance of the biases must be 0 or more and finite.");
        List<CriticalPoint> points = [];
        if (biasVariance == 0 && AtZero(f) is { } limit)
            points.Add(limit);
        if (f.IsHomogeneous)
            return points;

        double Excess(double logQ) => (At(f, Math.Exp(logQ)).BiasVariance - biasVariance) / Math.Exp(logQ);
        foreach (double logQ in RootSearch.All(Excess, LogFrom, LogTo, LogStep, 1e-11))
            points.Add(At(f, Math.Exp(logQ)) with { BiasVariance = biasVariance });
        return points;
    }

    /// <summary>The limit q → 0, where f is its slope: σ_w² = 1 / f'(0)².</summary>
    private static CriticalPoint? AtZero(Activation f)
    {
        double slopes = OneInput.DerivativeSecondMoment(f, 0);
        return f.Apply(0) == 0 && slopes > 0 ? new CriticalPoint(1 / slopes, 0, 0, 1) : null;
    }
}
