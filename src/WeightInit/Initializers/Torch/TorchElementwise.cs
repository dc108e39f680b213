namespace WeightInit;

/// <summary>An elementwise initializer of torch.nn.init: weights are (out, in, …), fans by <see cref="FanConvention.Torch"/>.</summary>
public abstract record TorchElementwise : ElementwiseInitializer
{
    private protected TorchElementwise()
    {
    }

    /// <summary>(out, in, …).</summary>
    public override WeightLayout DefaultLayout => WeightLayout.OutIn;

    /// <summary>PyTorch's.</summary>
    public override FanConvention Convention => FanConvention.Torch;
}
