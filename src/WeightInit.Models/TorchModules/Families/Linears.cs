using static WeightInit.Models.TorchParameter;

namespace WeightInit.Models.TorchFamilies;

/// <summary>Dense layers: y = W x + b, and y = x1 W x2 + b.</summary>
internal sealed class Linears : TorchFamily
{
    internal override IEnumerable<TorchClass> Classes =>
    [
        new("Linear", [Size("in_features", 1), Size("out_features"), Flag("bias", true), .. Factory],
            (module, built) => Linear(built, module.Size("in_features"), module.Size("out_features"), module.Flag("bias"))),
        new("Bilinear", [Size("in1_features", 1), Size("in2_features", 1), Size("out_features"), Flag("bias", true), .. Factory], Bilinear),
    ];

    /// <summary>nn.Linear: weight (out, in) kaiming_uniform_(a = sqrt(5)), bias uniform within 1 / sqrt(in).</summary>
    /// <param name="built">The module.</param>
    /// <param name="inputs">in.</param>
    /// <param name="outputs">out.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="biasOf">Whose law the bias has in the end: attention sets that of its output projection to 0.</param>
    /// <returns>The bias.</returns>
    internal static TorchTensor? Linear(TorchBuilder built, long inputs, long outputs, bool bias, LayerKind biasOf = LayerKind.Linear)
    {
        TorchTensor weight = built.Parameter("weight", [outputs, inputs], TensorRole.Kernel, LayerKind.Linear, WeightLayout.OutIn);
        TorchTensor? shift = bias ? built.Parameter("bias", [outputs], TensorRole.Bias, biasOf, fans: new Fans(inputs, outputs)) : null;
        built.Fill(weight, TorchLaws.Kernel);
        if (shift is not null)
            built.Uniform(shift, 1 / Math.Sqrt(inputs));
        return shift;
    }

    /// <summary>nn.Bilinear: weight (out, in1, in2) and bias uniform within 1 / sqrt(in1).</summary>
    private static void Bilinear(TorchModule module, TorchBuilder built)
    {
        long inputs = module.Size("in1_features");
        long outputs = module.Size("out_features");
        double bound = 1 / Math.Sqrt(inputs);
        TorchTensor weight = built.Parameter(new TensorSpec("weight", [outputs, inputs, module.Size("in2_features")], WeightLayout.OutIn)
        {
            Layer = LayerKind.Bilinear,
            Scalars = new Dictionary<string, double>(1) { ["in1_features"] = inputs },
        });
        TorchTensor? shift = module.Flag("bias") ? built.Parameter("bias", [outputs], TensorRole.Bias, LayerKind.Bilinear, fans: new Fans(inputs, outputs)) : null;
        built.Uniform(weight, bound);
        if (shift is not null)
            built.Uniform(shift, bound);
    }
}
