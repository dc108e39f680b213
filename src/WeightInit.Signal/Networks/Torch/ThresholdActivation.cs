namespace WeightInit.Signal;

/// <summary>x above a threshold, a fixed value from there down.</summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="Value">The value.</param>
internal sealed record ThresholdActivation(double Threshold, double Value) : Activation
{
    public override string Name => "threshold";

    public override IReadOnlyList<double> Kinks => [Threshold];

    public override double Apply(double x) => x > Threshold ? x : Value;

    public override double Derivative(double x) => x > Threshold ? 1 : 0;
}
