using WeightInit.Signal;
using static WeightInit.Samples.Papers.PaperChecks;

namespace WeightInit.Samples.Papers;

/// <summary>The deviations of model B, and the depth at which Xavier's rule stops.</summary>
internal static class HeChecks
{
    internal static IEnumerable<PaperCheck> Factors()
    {
        (long Outputs, double Paper)[] layers = [(64, .059), (128, .042), (256, .029), (512, .021)];
        foreach ((long outputs, double paper) in layers)
        {
            double std = ((VarianceScaling)Init.VarianceScaling(2, FanMode.FanOut)).DistributionFor(new TensorSpec("conv", [3, 3, outputs, outputs])).StandardDeviation;
            yield return new PaperCheck($"deviation of a 3 × 3 convolution of {outputs}", Text(paper), std.ToString("F6"), Math.Round(std, 3) == paper);
        }

        double factor = 1;
        foreach ((long outputs, int count) in new[] { (64L, 1), (128L, 2), (256L, 2), (512L, 4) })
            factor *= Math.Pow(Math.Sqrt(2.0 / (9 * outputs)) / 0.01, count);
        yield return new PaperCheck("gradient lost with a deviation of 0.01 from conv10 to conv2", "1.7e4", Text(factor), Near(factor, 1.7e4, 0.03));
    }

    internal static IEnumerable<PaperCheck> Depth(string digits)
    {
        (LabelledData train, LabelledData test) = LabelledData.Digits(digits);
        foreach ((int depth, Initializer law, string claim, bool learns) in new (int, Initializer, string, bool)[]
        {
            (22, Init.HeNormal, "converges (figure 2)", true),
            (30, Init.HeNormal, "converges (figure 3)", true),
            (30, Init.GlorotNormal, "completely stalls (figure 3)", false),
        })
        {
            Network network = Dense(train.Width, 128, depth, 10, Activation.Relu);
            double accuracy = new Trainer(network, train, test).Run(Weights(network, law, Init.Zeros, 2), 0.03, 15, 1);
            yield return new PaperCheck($"{depth} layers of 128, {law}, 345 steps: accuracy", claim, Text(accuracy), learns ? accuracy > 0.5 : accuracy < 0.2);
        }

        double kept = Prediction.Of(Dense(64, 64, 30, 10, Activation.Relu), tensor => tensor.Role == TensorRole.Kernel ? WeightLaw.Of(Init.GlorotNormal, tensor) : null).Layers[29].SecondMoment;
        yield return new PaperCheck("signal deviation after 30 layers under Xavier's rule", "1/√2^30 = 3.05e-5", Text(Math.Sqrt(kept)), Near(Math.Sqrt(kept), Math.Pow(2, -15), 1e-9));
    }
}
