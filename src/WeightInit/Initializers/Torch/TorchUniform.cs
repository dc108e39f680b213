namespace WeightInit;

/// <summary>Uniform(a, b): torch.nn.init.uniform_ of PyTorch 2.13.</summary>
public sealed record TorchUniform : TorchElementwise
{
    /// <param name="a">The smallest value, included; finite.</param>
    /// <param name="b">The bound above; finite and above <paramref name="a"/>.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public TorchUniform(double a = 0, double b = 1)
    {
        A = NumberRange.Finite.Check(a, "torch.uniform", "a");
        B = NumberRange.CheckAbove(NumberRange.Finite.Check(b, "torch.uniform", "b"), a, "torch.uniform", "b", "a");
    }

    /// <summary>The smallest value, included.</summary>
    public double A { get; }

    /// <summary>The bound above.</summary>
    public double B { get; }

    /// <inheritdoc/>
    public override bool DependsOnFans => false;

    internal static InitializerForm Form { get; } = new(
        "torch.uniform",
        "Uniform(a, b)",
        [new NumberParameter("a", NumberRange.Finite, 0), new NumberParameter("b", NumberRange.Finite, 1)],
        given => new TorchUniform(given.Number("a"), given.Number("b")));

    internal override InitializerText Text => Form.With(A, B);

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor) => new Uniform(A, B);
}
