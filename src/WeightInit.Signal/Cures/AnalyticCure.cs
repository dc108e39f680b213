using System.Globalization;

namespace WeightInit.Signal;

/// <summary>
/// Normal weights whose deviations follow from theory. Forward, layer by layer, each variance is set so that the predicted
/// second moment of the layer's output is 1, padding and pooling counted position by position. Where the gradient then grows or
/// shrinks, each variance gives way by a power of its own gradient factor; the power is the one of five that leaves signal and
/// gradient together the least range.
/// </summary>
internal static class AnalyticCure
{
    private static readonly double[] Powers = [0, 0.25, 0.5, 0.75, 1];

    private static readonly PredictionOptions Options = new() { Paths = 2 };

    internal static Dictionary<string, string> Changes(Network network, Plan plan)
    {
        NetworkNode[] nodes = [.. new WeightLayers(network).Nodes];
        if (nodes.Length == 0)
            throw new NetworkException($"{network.Name}: it has no dense layer and no convolution to scale.");
        Laws laws = new(plan, nodes);
        double[] forward = KeepSignal(network, laws, nodes);
        double[] growth = GradientGrowth(Prediction.Of(network, laws.Of, Options), nodes);
        double[] best = Powers
            .Select(power => forward.Select((variance, i) => variance * Math.Pow(growth[i], -power)).ToArray())
            .MinBy(variances => Range(Prediction.Of(network, laws.With(variances).Of, Options), nodes))!;

        Dictionary<string, string> changes = [];
        for (int i = 0; i < nodes.Length; i++)
        {
            changes[nodes[i][ParameterSlot.Weight]!.Name] = string.Create(CultureInfo.InvariantCulture, $"normal(mean=0,std={Math.Sqrt(best[i]):R})");
            if (nodes[i][ParameterSlot.Bias] is { } bias)
                changes[bias.Name] = Init.Zeros.ToString();
        }

        return changes;
    }

    private static double[] KeepSignal(Network network, Laws laws, NetworkNode[] nodes)
    {
        foreach (NetworkNode node in nodes)
        {
            double second = Prediction.Of(network, laws.Of, Options).Nodes[node.Index].SecondMoment;
            if (second > 0 && double.IsFinite(second))
                laws.Scale(node, 1 / second);
        }

        return laws.Variances;
    }

    /// <summary>For each layer the factor by which it and its activation multiply the gradient's second moment on the way back.</summary>
    private static double[] GradientGrowth(Prediction prediction, NetworkNode[] nodes)
    {
        double[] growth = new double[nodes.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            double behind = prediction.Nodes[nodes[i].Index].Gradient;
            double before = i > 0 ? prediction.Nodes[nodes[i - 1].Index].Gradient : behind;
            double factor = i > 0 && behind > 0 && before > 0 ? before / behind : 1;
            growth[i] = double.IsFinite(factor) ? Math.Clamp(factor, 1e-3, 1e3) : 1;
        }

        return growth;
    }

    /// <summary>How many powers of ten signal and gradient go through, the worse of the two.</summary>
    private static double Range(Prediction prediction, NetworkNode[] nodes)
    {
        static double Of(IEnumerable<double> values)
        {
            double[] powers = [.. values.Select(value => value > 0 && double.IsFinite(value) ? Math.Log10(value) : 300)];
            return powers.Max() - powers.Min();
        }

        return Math.Max(Of(nodes.Select(node => prediction.Nodes[node.Index].SecondMoment)), Of(nodes.Select(node => prediction.Nodes[node.Index].Gradient)));
    }

    /// <summary>The laws of the plan, those of the weights replaced by variances that can be set.</summary>
    private sealed class Laws
    {
        private readonly Plan _plan;
        private readonly NetworkNode[] _nodes;
        private readonly Dictionary<string, WeightLaw> _known;

        internal Laws(Plan plan, NetworkNode[] nodes)
        {
            _plan = plan;
            _nodes = nodes;
            _known = plan.Tensors.ToDictionary(planned => planned.Tensor.Name, WeightLaw.Of);
            foreach (NetworkNode node in nodes)
            {
                TensorSpec weight = node[ParameterSlot.Weight]!;
                double fanIn = FanFinding.Of(weight, Init.HeNormal).Fans?.In ?? weight.Shape.Count;
                _known[weight.Name] = new WeightLaw(0, 1 / Math.Max(1, fanIn));
                if (node[ParameterSlot.Bias] is { } bias)
                    _known[bias.Name] = default;
            }
        }

        internal double[] Variances => [.. _nodes.Select(node => _known[node[ParameterSlot.Weight]!.Name].Variance)];

        internal WeightLaw? Of(TensorSpec tensor) => _known.TryGetValue(tensor.Name, out WeightLaw law) ? law : null;

        internal void Scale(NetworkNode node, double factor)
        {
            string name = node[ParameterSlot.Weight]!.Name;
            _known[name] = new WeightLaw(0, factor * _known[name].Variance);
        }

        internal Laws With(double[] variances)
        {
            Laws other = new(_plan, _nodes);
            for (int i = 0; i < _nodes.Length; i++)
                other._known[_nodes[i][ParameterSlot.Weight]!.Name] = new WeightLaw(0, variances[i]);
            return other;
        }
    }
}
