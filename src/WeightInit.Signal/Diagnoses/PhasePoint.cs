namespace WeightInit.Signal;

/// <summary>Where a network of one activation stands in the plane of weight and bias variances.</summary>
/// <param name="Activation">The activation.</param>
/// <param name="WeightVariance">σw² = fan_in · Var W, the geometric mean over the layers.</param>
/// <param name="BiasVariance">σb².</param>
/// <param name="Depth">How many layers stand behind one another.</param>
public sealed record PhasePoint(Activation Activation, double WeightVariance, double BiasVariance, int Depth);
