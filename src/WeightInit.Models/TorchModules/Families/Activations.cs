using static WeightInit.Models.TorchParameter;

namespace WeightInit.Models.TorchFamilies;

/// <summary>Activations. PReLU alone has a parameter: weight (num_parameters), filled with init.</summary>
internal sealed class Activations : TorchFamily
{
    internal override IEnumerable<TorchClass> Classes =>
    [
        new("PReLU", [Size("num_parameters").Or(1L), Number("init").Or(0.25), .. Factory],
            (module, built) => built.Fill(
                built.Parameter("weight", [module.Size("num_parameters")], TensorRole.Bias, LayerKind.Activation),
                Init.Torch.Constant(module.Number("init")))),
        .. new[] { "ReLU", "ReLU6", "SELU", "SiLU", "Mish", "Hardsigmoid", "Hardswish" }.Select(name => new TorchClass(name, [InPlace])),
        .. new[] { "Sigmoid", "Tanh", "LogSigmoid", "Softsign", "Tanhshrink", "Softmax2d" }.Select(name => new TorchClass(name, [])),
        .. new[] { "Softmax", "LogSoftmax", "Softmin" }.Select(name => new TorchClass(name, [Index("dim").OrNone()])),
        .. new[] { "ELU", "CELU" }.Select(name => new TorchClass(name, [Number("alpha").Or(1.0), InPlace])),
        .. new[] { "Hardshrink", "Softshrink" }.Select(name => new TorchClass(name, [Number("lambd").Or(0.5)])),
        new("GELU", [Word("approximate", "none", "none", "tanh")]),
        new("GLU", [Index("dim").Or(-1L)]),
        new("LeakyReLU", [Number("negative_slope").Or(0.01), InPlace]),
        new("RReLU", [Number("lower").Or(1.0 / 8), Number("upper").Or(1.0 / 3), InPlace]),
        new("Softplus", [Number("beta").Or(1.0), Number("threshold").Or(20.0)]),
        new("Threshold", [Number("threshold"), Number("value"), InPlace]),
        new("Hardtanh", [Number("min_val").Or(-1.0), Number("max_val").Or(1.0), InPlace, Number("min_value").OrNone(), Number("max_value").OrNone()])
        {
            Check = module =>
            {
                (double low, double high) = ((double?)module["min_value"] ?? module.Number("min_val"), (double?)module["max_value"] ?? module.Number("max_val"));
                if (!(high > low))
                    throw module.Impossible($"max_val {high.ToString(System.Globalization.CultureInfo.InvariantCulture)} is not above min_val {low.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
            },
        },
    ];

    private static TorchParameter InPlace => Flag("inplace", false);
}
