using WeightInit.Signal;

namespace WeightInit.Tests.Reports;

/// <summary>Diagnoses with numbers made up, for what reports do with them.</summary>
internal static class ExampleDiagnosis
{
    /// <summary>Layers whose signal is multiplied by a factor each, measured a little beside the prediction.</summary>
    internal static Diagnosis Of(int depth, double factor, Verdict verdict, string name = "64-64x9-10 relu", params Finding[] findings)
    {
        NetworkBuilder builder = new(name);
        NetworkNode node = builder.Input("input", [64]);
        float[] values = [.. Enumerable.Range(-50, 101).Select(i => MathF.Max(0, i / 25f))];
        for (int layer = 1; layer <= depth; layer++)
        {
            int from = builder.Count;
            node = builder.Activate($"relu{layer}", builder.Dense($"dense{layer}", node, 64), Activation.Parse("relu"));
            builder.Group($"dense{layer}", "dense, relu", from);
        }

        Network network = builder.Build();
        DiagnosedLayer[] layers = [.. network.Layers.Select((layer, place) =>
        {
            double forward = Math.Pow(factor, place + 1), backward = Math.Pow(factor, depth - 1 - place);
            return new DiagnosedLayer(
                layer,
                new PredictedLayer(forward, new Band(0.7 * forward, 1.4 * forward), backward, new Band(0.7 * backward, 1.4 * backward)),
                new MeasuredLayer(place == 3 ? 3 * forward : 1.1 * forward, 0.9 * backward, 0.1, Math.Sqrt(forward), 0, place == 2 ? 0.25 : 0, Histogram.Of(values)));
        })];
        return new Diagnosis(network, "glorot-uniform, seed 42", "64 samples of N(0, 1)", "cross-entropy against random targets", layers, findings, verdict)
        {
            InitialLoss = 2.31,
            PredictedLoss = Math.Log(10),
            Phase = new PhasePoint(Activation.Parse("tanh"), 1.3, 0, depth),
            Assumptions = ["the inputs have mean 0 and variance 1"],
        };
    }

    internal static Finding Vanishing => new(
        FindingKind.Vanishing, SignalDirection.Forward, "dense9", "the mean square halves from layer to layer", "he-normal instead of glorot-uniform", 0.97)
    { Formula = "0.5^9 = 0.00195" };
}
