namespace WeightInit;

/// <summary>The standard deviation of torch.nn.init.xavier_uniform_ and xavier_normal_.</summary>
/// <remarks>
/// In PyTorch's order: <c>std = gain * sqrt(2.0 / float(fan_in + fan_out))</c>. Fans by <see cref="FanConvention.Torch"/>; layout
/// (out, in, …) where the tensor does not say. Glorot, Bengio 2010, equation 12.
/// </remarks>
public abstract record TorchXavier : TorchElementwise
{
    private protected TorchXavier(double gain) => Gain = gain;

    /// <summary>The factor of the deviation; finite, above 0.</summary>
    /// <exception cref="ArgumentException">The value is 0, negative, NaN or infinite.</exception>
    public double Gain { get; init => field = NumberRange.Positive.Check(value, TextForm.Name, "gain"); }

    /// <inheritdoc/>
    public override bool DependsOnFans => true;

    internal override InitializerText Text => TextForm.With(Gain);

    private protected abstract InitializerForm TextForm { get; }

    /// <summary>The standard deviation of the law.</summary>
    private protected double StdFor(TensorSpec tensor)
    {
        Fans fans = FansFor(tensor);
        double sum = (double)fans.In + fans.Out;
        return sum > 0 ? Gain * Math.Sqrt(2.0 / sum) : throw FanModes.Zero(this, tensor, FanMode.FanAverage);
    }

    private protected static InitializerForm Named(string name, string law, Func<double, Initializer> make) =>
        new(name, law, [new NumberParameter("gain", NumberRange.Positive, 1)], given => make(given.Number("gain")));
}
