using WeightInit.Signal;
using static WeightInit.Samples.Papers.PaperChecks;

namespace WeightInit.Samples.Papers;

/// <summary>Five hidden tanh layers of 1000: the usual U(±1/√n) against the normalized initialization.</summary>
internal static class GlorotChecks
{
    internal static IEnumerable<PaperCheck> Run(string digits)
    {
        (LabelledData train, _) = LabelledData.Digits(digits);
        ProbeData data = new("300 digits", 300, train.Inputs[..(300 * train.Width)]) { Classes = train.Classes[..300] };
        Network network = Dense(train.Width, 1000, 5, 10, Activation.Tanh);
        Measurement usual = Probe.Measure(network, Weights(network, Init.FanInUniform, Init.Zeros, 1), data);
        Measurement normalized = Probe.Measure(network, Weights(network, Init.GlorotUniform, Init.Zeros, 1), data);

        double fall = Math.Sqrt(usual.Layers[4].SecondMoment / usual.Layers[1].SecondMoment);
        yield return new PaperCheck("activations of layer 5 by layer 2, usual initialization", "near 0 (figure 6, top); 1/√3 a layer by equation 5: 0.19", Text(fall), Near(fall, Math.Pow(3, -1.5), 0.2));
        double held = Math.Sqrt(normalized.Layers[4].SecondMoment / normalized.Layers[1].SecondMoment);
        yield return new PaperCheck("the same, normalized initialization", "alike in all layers (figure 6, bottom)", Text(held), held > 0.7);
        double back = Math.Sqrt(usual.Layers[0].Gradient / usual.Layers[4].Gradient);
        yield return new PaperCheck("back-propagated gradient of layer 1 by layer 5, usual", "near 0 (figure 7, top); 1/√3 a layer: 0.11", Text(back), back < 0.15);
        double backHeld = Math.Sqrt(normalized.Layers[0].Gradient / normalized.Layers[4].Gradient);
        yield return new PaperCheck("the same, normalized", "alike in all layers (figure 7, bottom)", Text(backHeld), backHeld > 0.6);
        double[] weights = [.. usual.Parameters.Where(parameter => parameter.Spec is { Role: TensorRole.Kernel } spec && spec.Shape[0] == 1000 && spec.Shape[1] == 1000).Select(parameter => Math.Sqrt(parameter.Gradient!.Value))];
        double spread = weights.Max() / weights.Min();
        yield return new PaperCheck("largest by smallest weight gradient of hidden layers, usual", "roughly constant over layers (section 4.2.2)", Text(spread), spread < 1.3);
    }
}
