namespace WeightInit.Signal;

/// <summary>A function of a graph that has no name in the catalogue.</summary>
internal sealed record GraphFunction : Activation
{
    private readonly ScalarFunction _function;

    internal GraphFunction(string name, ScalarFunction function)
    {
        Name = name;
        _function = function;
        Kinks = [.. function.Kinks.Where(double.IsFinite).Distinct().Order()];
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<double> Kinks { get; }

    /// <inheritdoc/>
    public override double Apply(double x) => _function.Apply(x);

    /// <inheritdoc/>
    public override double Derivative(double x) => _function.Derivative(x);

    /// <summary>Whether it is the same function, node for node.</summary>
    public bool Equals(GraphFunction? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => _function.GetHashCode();
}
