using WeightInit.Signal;
using static WeightInit.Samples.Papers.PaperChecks;

namespace WeightInit.Samples.Papers;

/// <summary>Length and correlation maps of tanh with σ_b = 0.3, theory against one network of width 1000.</summary>
internal static class PooleChecks
{
    internal static IEnumerable<PaperCheck> Run()
    {
        foreach (double deviation in (double[])[1.3, 2.5, 4.0])
        {
            MeanField field = new(Activation.Tanh, deviation * deviation, 0.09);
            double q = field.FixedPoints.Single().Value;
            double c = field.FixedCorrelation(q);
            const int depth = 14;
            Network network = Dense(1000, 1000, depth, 10, Activation.Tanh, reportsBefore: true);
            NetworkWeights weights = Weights(network, Init.VarianceScaling(deviation * deviation), Init.Normal(0.3), 3);
            Measurement measured = Probe.Measure(network, weights, ProbeData.Random(16));
            MeasuredLayer last = measured.Layers[depth - 1];
            double length = last.SecondMoment * measured.InputSecondMoment;
            yield return new PaperCheck($"q* at σ_w = {deviation}", $"theory {Text(q)}", $"{Text(length)} in a network of width 1000", Near(length, q, 0.1));
            if (field.PhaseFrom() == Phase.Chaotic)
                yield return new PaperCheck($"c* at σ_w = {deviation}, chaotic: inputs part", $"theory {Text(c)}", Text(last.Similarity!.Value), Math.Abs(last.Similarity.Value - c) < 0.05);
            else
                yield return new PaperCheck($"c* at σ_w = {deviation}, ordered: inputs become alike", "1", Text(last.Similarity!.Value), last.Similarity > 0.6);
        }
    }
}
