namespace WeightInit;

/// <summary>Normal(mean, std²) within [a, b], the bounds absolute: torch.nn.init.trunc_normal_ of PyTorch 2.13.</summary>
/// <remarks>
/// The bounds do not scale with std: with std = 0.02 the default ±2 lies 100 deviations out and cuts nothing. std is that
/// before the truncation.
/// </remarks>
public sealed record TorchTruncNormal : TorchElementwise
{
    /// <param name="mean">The mean before the truncation; finite.</param>
    /// <param name="std">The standard deviation before the truncation; finite, above 0.</param>
    /// <param name="a">The lower bound, absolute; may be -∞.</param>
    /// <param name="b">The upper bound, absolute, above <paramref name="a"/>; may be ∞.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public TorchTruncNormal(double mean = 0, double std = 1, double a = -2, double b = 2)
    {
        Mean = mean;
        Std = std;
        A = NumberRange.Bound.Check(a, "torch.trunc-normal", "a");
        B = NumberRange.CheckAbove(b, a, "torch.trunc-normal", "b", "a");
    }

    /// <summary>The mean before the truncation; finite.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public double Mean { get; init => field = NumberRange.Finite.Check(value, "torch.trunc-normal", "mean"); }

    /// <summary>The standard deviation before the truncation; finite, above 0.</summary>
    /// <exception cref="ArgumentException">The value is 0, negative, NaN or infinite.</exception>
    public double Std { get; init => field = NumberRange.Positive.Check(value, "torch.trunc-normal", "std"); }

    /// <summary>The lower bound, absolute.</summary>
    public double A { get; }

    /// <summary>The upper bound, absolute.</summary>
    public double B { get; }

    /// <inheritdoc/>
    public override bool DependsOnFans => false;

    internal static InitializerForm Form { get; } = new(
        "torch.trunc-normal",
        "Normal(mean, std²) within [a, b]",
        [
            new NumberParameter("mean", NumberRange.Finite, 0),
            new NumberParameter("std", NumberRange.Positive, 1),
            new NumberParameter("a", NumberRange.Bound, -2),
            new NumberParameter("b", NumberRange.Bound, 2),
        ],
        given => new TorchTruncNormal(given.Number("mean"), given.Number("std"), given.Number("a"), given.Number("b")));

    internal override InitializerText Text => Form.With(Mean, Std, A, B);

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor) => TruncatedNormal.Within(Mean, Std, A, B);
}
