namespace WeightInit;

/// <summary>x, cut at low and high.</summary>
internal sealed record ClampActivation : Activation
{
    internal ClampActivation(string name, double low, double high)
    {
        Name = name;
        Low = low;
        High = high;
    }

    public override string Name { get; }

    public override IReadOnlyList<double> Kinks => [Low, High];

    /// <summary>Where it is cut below.</summary>
    internal double Low { get; }

    /// <summary>Where it is cut above.</summary>
    internal double High { get; }

    public override double Apply(double x) => Math.Min(Math.Max(x, Low), High);

    public override double Derivative(double x) => x <= Low || x >= High ? 0 : 1;
}
