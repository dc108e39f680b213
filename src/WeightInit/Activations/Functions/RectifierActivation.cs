namespace WeightInit;

/// <summary>x above 0, slope · x from there down.</summary>
internal sealed record RectifierActivation : Activation
{
    internal RectifierActivation(string name, double slope)
    {
        Name = name;
        Slope = slope;
    }

    public override string Name { get; }

    public override IReadOnlyList<double> Kinks => [0];

    public override bool IsHomogeneous => true;

    /// <summary>The slope below 0.</summary>
    internal double Slope { get; }

    protected override double? Argument => Name == "relu" ? null : Slope;

    public override double Apply(double x) => x > 0 ? x : Slope * x;

    public override double Derivative(double x) => x > 0 ? 1 : Slope;
}
