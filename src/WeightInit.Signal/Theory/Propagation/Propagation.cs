namespace WeightInit.Signal;

/// <summary>
/// Walks a network forward and backward on many paths at once. The first has infinite width; each of the others is a network of
/// the real width whose mean squares deviate by chance, node by node, as theory says they do. Bands are quantiles over paths.
/// </summary>
internal sealed class Propagation
{
    private const ulong Seed = 95;
    private readonly Network _network;
    private readonly PredictionOptions _options;
    private readonly RuleSite[] _sites;
    private readonly SignalRule[] _rules;
    private readonly SignalState[][] _signals;
    private readonly GradientState[][] _gradients;
    private readonly int _paths;

    internal Propagation(Network network, Func<TensorSpec, WeightLaw?> laws, PredictionOptions options)
    {
        _network = network;
        _options = options;
        NodeGeometry[] geometries = NodeGeometry.Of(network);
        PlaceMaps maps = new(network);
        _sites = [.. network.Nodes.Select(node => new RuleSite(node, geometries, maps, laws, options))];
        _rules = [.. network.Nodes.Select(node => RuleBook.Of(node.Operation))];
        _signals = new SignalState[network.Nodes.Count][];
        _gradients = new GradientState[network.Nodes.Count][];
        _paths = 1 + Math.Max(2, options.Paths);
    }

    internal Prediction Predict()
    {
        foreach (NetworkNode node in _network.Nodes)
            Forward(node);
        foreach (NetworkNode node in _network.Nodes)
            _gradients[node.Index] = new GradientState[_paths];
        NetworkNode end = _network.Logits ?? _network.Output;
        LossStatistics loss = _options.Loss
            ?? (_network.Logits is null ? LossStatistics.Projection(end.Shape.Count) : LossStatistics.CrossEntropy(end.Shape.Rank == 0 ? 1 : end.Shape[^1]));
        double[] chance = Chance(end, "loss");
        double alike = 2 * SignalState.OverPoints(_sites[end.Index].Points, loss.Correlation, loss.Spread, c => c * c);
        for (int path = 0; path < _paths; path++)
            _gradients[end.Index][path] = new GradientState(1, loss.Correlation, loss.Spread) { Radial = JitterOf(chance, path).Factor(alike) };
        for (int i = end.Index; i >= 0; i--)
            Backward(_network.Nodes[i]);

        NodePrediction[] nodes = [.. _network.Nodes.Select(Node)];
        return new Prediction(_network, [.. _network.Layers.Select(layer => Layer(layer, nodes))], nodes, _options);
    }

    private void Forward(NetworkNode node)
    {
        SignalRule rule = _rules[node.Index];
        RuleSite site = _sites[node.Index];
        double[] chance = Chance(node, "forward");
        SignalState[] states = new SignalState[_paths];
        Span<SignalState> inputs = new SignalState[node.Inputs.Count];
        for (int path = 0; path < _paths; path++)
        {
            for (int i = 0; i < inputs.Length; i++)
                inputs[i] = _signals[node.Inputs[i].Index][path];
            states[path] = rule.Forward(site, inputs, JitterOf(chance, path));
        }

        _signals[node.Index] = states;
    }

    private void Backward(NetworkNode node)
    {
        SignalRule rule = _rules[node.Index];
        RuleSite site = _sites[node.Index];
        double[] chance = Chance(node, "backward");
        Span<SignalState> inputs = new SignalState[node.Inputs.Count];
        for (int path = 0; path < _paths; path++)
        {
            GradientState gradient = _gradients[node.Index][path];
            if (gradient.Second == 0)
                continue;
            for (int i = 0; i < inputs.Length; i++)
                inputs[i] = _signals[node.Inputs[i].Index][path];
            for (int i = 0; i < inputs.Length; i++)
            {
                ref GradientState into = ref _gradients[node.Inputs[i].Index][path];
                into = into.Plus(rule.Backward(site, i, inputs, _signals[node.Index][path], gradient, JitterOf(chance, path)));
            }
        }
    }

    private NodePrediction Node(NetworkNode node)
    {
        SignalState signal = _signals[node.Index][0];
        return new NodePrediction(
            node,
            signal.Mean,
            signal.Second,
            BandOf(path => _signals[node.Index][path].Second),
            signal.Correlation,
            _gradients[node.Index][0].Second,
            BandOf(path => _gradients[node.Index][path].Second))
        {
            WeightGradients = WeightGradients(node),
            AttentionEntropy = node.Operation is Attention ? AttentionRule.Entropy(_sites[node.Index], [.. node.Inputs.Select(input => _signals[input.Index][0])]) : null,
        };
    }

    /// <summary>A weight's gradient is the sum over all points of δ x: N E δ² E x² (1 + (N - 1) c_δ c_x); a bias's that of δ.</summary>
    private Dictionary<ParameterSlot, double> WeightGradients(NetworkNode node)
    {
        Dictionary<ParameterSlot, double> gradients = [];
        if (node.Operation is not (Dense or Convolution))
            return gradients;
        GradientState gradient = _gradients[node.Index][0];
        SignalState input = _signals[node.Inputs[0].Index][0];
        RuleSite site = _sites[node.Index];
        double points = Math.Max(1, _options.Batch) * site.Output.Places;
        foreach (NetworkParameter parameter in node.Parameters)
        {
            (double second, double alike) = parameter.Slot == ParameterSlot.Bias ? (1, 1) : (input.Second * site.SeenForward, input.Correlation);
            gradients[parameter.Slot] = points * gradient.Second * second * Math.Max(0, 1 + ((points - 1) * gradient.Correlation * alike));
        }

        return gradients;
    }

    private PredictedLayer Layer(NetworkLayer layer, NodePrediction[] nodes)
    {
        NodePrediction output = nodes[layer.Output.Index];
        NetworkNode[] inputs = References();
        double elements = inputs.Sum(input => (double)input.Shape.Count);
        double Unit(int path) => inputs.Sum(input => _signals[input.Index][path].Second * (input.Shape.Count / elements));
        double Grown(int path) => _signals[layer.Output.Index][path].Second / (Unit(path) is > 0 and var unit ? unit : 1);
        int last = Last();
        double Relative(int path) => _gradients[layer.Output.Index][path].Second / (_gradients[last][path].Second is > 0 and var end ? end : 1);
        return new PredictedLayer(
            Grown(0),
            BandOf(Grown),
            Relative(0),
            BandOf(Relative))
        {
            Correlation = output.Correlation,
        };
    }

    /// <summary>The last layer that the loss reaches: what stands behind the logits has no gradient.</summary>
    private int Last()
    {
        int end = (_network.Logits ?? _network.Output).Index;
        return (_network.Layers.LastOrDefault(layer => layer.Within is null && layer.Output.Index <= end) ?? _network.Layers[^1]).Output.Index;
    }

    /// <summary>What layers are relative to: the real inputs; where all are tokens, the first embedding.</summary>
    private NetworkNode[] References()
    {
        NetworkNode[] real = [.. _network.Inputs.Where(node => node.Operation is Input { Vocabulary: null })];
        return real.Length > 0 ? real : [.. _network.Nodes.Where(node => node.Operation is Embedding).Take(1)];
    }

    private Band BandOf(Func<int, double> value)
    {
        double[] values = new double[_paths - 1];
        for (int path = 1; path < _paths; path++)
            values[path - 1] = value(path);
        Array.Sort(values);
        double tail = (1 - _options.Level) / 2;
        return new Band(Quantile(values, tail), Quantile(values, 1 - tail));
    }

    private static double Quantile(double[] sorted, double share)
    {
        double place = Math.Clamp((share * (sorted.Length + 1)) - 1, 0, sorted.Length - 1);
        int left = (int)place;
        double rest = place - left;
        return rest == 0 || left + 1 >= sorted.Length ? sorted[left] : sorted[left] + (rest * (sorted[left + 1] - sorted[left]));
    }

    /// <summary>Normal numbers of a node, the second half the first with the other sign.</summary>
    private double[] Chance(NetworkNode node, string direction)
    {
        double[] half = new double[_paths / 2];
        RandomKey.FromSeed(Seed).For($"{direction} {node.Index}").Fill<double>(half, new Normal(0, 1));
        return half;
    }

    private static Jitter JitterOf(double[] chance, int path) => new(
        path == 0 ? null : path <= chance.Length ? chance[path - 1] : -chance[(path - 1 - chance.Length) % chance.Length]);
}
