using WeightInit.Models;

namespace WeightInit.Signal;

/// <summary>Activations of torch.nn.</summary>
internal sealed class TorchActivations : TorchFamilyNodes
{
    internal override IReadOnlyDictionary<string, Func<TorchSite, NetworkNode, NetworkNode>> Classes { get; } = new Dictionary<string, Func<TorchSite, NetworkNode, NetworkNode>>
    {
        ["ReLU"] = (site, x) => Of(site, x, Activation.Relu),
        ["ReLU6"] = (site, x) => Of(site, x, Activation.Relu6),
        ["SELU"] = (site, x) => Of(site, x, Activation.Selu),
        ["SiLU"] = (site, x) => Of(site, x, Activation.Silu),
        ["Mish"] = (site, x) => Of(site, x, Activation.Mish),
        ["Hardsigmoid"] = (site, x) => Of(site, x, Activation.HardSigmoid),
        ["Hardswish"] = (site, x) => Of(site, x, Activation.HardSwish),
        ["Sigmoid"] = (site, x) => Of(site, x, Activation.Sigmoid),
        ["Tanh"] = (site, x) => Of(site, x, Activation.Tanh),
        ["Softsign"] = (site, x) => Of(site, x, Activation.Softsign),
        ["ELU"] = (site, x) => Of(site, x, Alpha(site, Activation.Elu)),
        ["CELU"] = (site, x) => Of(site, x, Alpha(site, Activation.Celu)),
        ["GELU"] = (site, x) => Of(site, x, site.Module.Word("approximate") == "tanh" ? Activation.GeluTanh : Activation.Gelu),
        ["LeakyReLU"] = (site, x) => Of(site, x, Activation.LeakyRelu(site.Module.Number("negative_slope"))),
        ["RReLU"] = Randomized,
        ["Hardtanh"] = (site, x) => Of(site, x, new ClampActivation("hardtanh", Bound(site, "min_value", "min_val"), Bound(site, "max_value", "max_val"))),
        ["Softplus"] = Softplus,
        ["LogSigmoid"] = (site, x) => site.Add(new ScaleBy(-1), Of(site, site.Add(new ScaleBy(-1), x), Activation.Softplus)),
        ["Tanhshrink"] = (site, x) => Less(site, x, Of(site, x, Activation.Tanh)),
        ["Softshrink"] = (site, x) => Less(site, x, Of(site, x, new ClampActivation("hardtanh", -site.Module.Number("lambd"), site.Module.Number("lambd")))),
        ["Hardshrink"] = (site, x) => Of(site, x, new HardShrinkActivation(site.Module.Number("lambd"))),
        ["Threshold"] = (site, x) => Of(site, x, new ThresholdActivation(site.Module.Number("threshold"), site.Module.Number("value"))),
        ["PReLU"] = (site, x) => site.Add(new ParametricRectifier(), x, site.Slot(ParameterSlot.Slope, "weight")),
        ["GLU"] = Gated,
        ["Softmax"] = (site, x) => site.Add(new Softmax(Dim(site, x)), x),
        ["LogSoftmax"] = (site, x) => site.Add(new Softmax(Dim(site, x), IsLogarithm: true), x),
        ["Softmin"] = (site, x) => site.Add(new Softmax(Dim(site, x)), site.Add(new ScaleBy(-1), x)),
        ["Softmax2d"] = (site, x) => site.Add(new Softmax(0), x),
    };

    private static NetworkNode Of(TorchSite site, NetworkNode x, Activation activation) => site.Add(new Activate(activation), x);

    private static Activation Alpha(TorchSite site, Func<double, Activation> make) => site.Module.Number("alpha") is > 0 and double alpha
        ? make(alpha)
        : throw site.Bad(FormattableString.Invariant($"its alpha {site.Module.Number("alpha")} is not positive, which is not computed"));

    private static double Bound(TorchSite site, string newer, string older) => (double?)site.Module[newer] ?? site.Module.Number(older);

    /// <summary>x - y.</summary>
    private static NetworkNode Less(TorchSite site, NetworkNode x, NetworkNode y) => site.Join(new Add(), x, site.Add(new ScaleBy(-1), y));

    private static NetworkNode Softplus(TorchSite site, NetworkNode x)
    {
        double beta = site.Module.Number("beta");
        return beta == 1 ? Of(site, x, Activation.Softplus) : site.Add(new ScaleBy(1 / beta), Of(site, site.Add(new ScaleBy(beta), x), Activation.Softplus));
    }

    private static NetworkNode Randomized(TorchSite site, NetworkNode x)
    {
        double slope = (site.Module.Number("lower") + site.Module.Number("upper")) / 2;
        site.Builder.Assume("RReLU has its mean slope, as in evaluation; in training it draws one for each number");
        return Of(site, x, Activation.LeakyRelu(slope));
    }

    private static NetworkNode Gated(TorchSite site, NetworkNode x)
    {
        int axis = site.Axis("dim", x.Shape, site.Module.Size("dim"));
        long half = x.Shape[axis] / 2;
        if (half * 2 != x.Shape[axis])
            throw site.Bad($"its input has the shape (batch, {x.Shape}); the gated axis is halved and {x.Shape[axis]} is odd");
        NetworkNode gate = Of(site, site.Add(new Slice(axis, half, half), x), Activation.Sigmoid);
        return site.Join(new Multiply(), site.Add(new Slice(axis, 0, half), x), gate);
    }

    /// <summary>The axis of a softmax; where none is given PyTorch takes the first of one or three axes, else the second.</summary>
    private static int Dim(TorchSite site, NetworkNode x)
    {
        long dim = (long?)site.Module["dim"] ?? (x.Shape.Rank is 0 or 2 ? 0 : 1);
        return site.Axis("dim", x.Shape, dim);
    }
}
