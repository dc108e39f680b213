namespace WeightInit;

/// <summary>x, cut at low and high.</summary>
internal sealed record ClampActivation : Activation
{
    private readonly double _low;
    private readonly double _high;

    internal ClampActivation(string name, double low, double high)
    {
        Name = name;
        _low = low;
        _high = high;
    }

    public override string Name { get; }

    public override IReadOnlyList<double> Kinks => [_low, _high];

    public override double Apply(double x) => Math.Min(Math.Max(x, _low), _high);

    public override double Derivative(double x) => x <= _low || x >= _high ? 0 : 1;
}
