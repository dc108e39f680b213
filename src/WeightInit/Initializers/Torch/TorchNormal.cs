namespace WeightInit;

/// <summary>Normal(mean, std²): torch.nn.init.normal_ of PyTorch 2.13.</summary>
public sealed record TorchNormal : TorchElementwise
{
    /// <param name="mean">The mean; finite.</param>
    /// <param name="std">The standard deviation; finite, 0 or more.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public TorchNormal(double mean = 0, double std = 1)
    {
        Mean = mean;
        Std = std;
    }

    /// <summary>The mean; finite.</summary>
    /// <exception cref="ArgumentException">The value is NaN or infinite.</exception>
    public double Mean { get; init => field = NumberRange.Finite.Check(value, "torch.normal", "mean"); }

    /// <summary>The standard deviation; finite, 0 or more.</summary>
    /// <exception cref="ArgumentException">The value is negative, NaN or infinite.</exception>
    public double Std { get; init => field = NumberRange.NonNegative.Check(value, "torch.normal", "std"); }

    /// <inheritdoc/>
    public override bool DependsOnFans => false;

    internal static InitializerForm Form { get; } = new(
        "torch.normal",
        "Normal(mean, std²)",
        [new NumberParameter("mean", NumberRange.Finite, 0), new NumberParameter("std", NumberRange.NonNegative, 1)],
        given => new TorchNormal(given.Number("mean"), given.Number("std")));

    internal override InitializerText Text => Form.With(Mean, Std);

    /// <inheritdoc/>
    public override Distribution DistributionFor(TensorSpec tensor) => new Normal(Mean, Std);
}
