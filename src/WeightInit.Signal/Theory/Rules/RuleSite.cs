namespace WeightInit.Signal;

/// <summary>A node as its rule sees it: what does not change from path to path.</summary>
internal sealed class RuleSite
{
    private readonly Dictionary<ParameterSlot, WeightLaw> _laws;
    private readonly Dictionary<string, double> _known = [];

    internal RuleSite(NetworkNode node, NodeGeometry[] geometries, PlaceMaps maps, Func<TensorSpec, WeightLaw?> laws, PredictionOptions options)
    {
        Node = node;
        Output = geometries[node.Index];
        Inputs = [.. node.Inputs.Select(input => geometries[input.Index])];
        Options = options;
        SeenForward = maps.ForwardFactor[node.Index];
        SeenBackward = maps.BackwardFactor[node.Index];
        _laws = [];
        foreach (NetworkParameter parameter in node.Parameters)
        {
            if (laws(parameter.Spec) is { } law)
                _laws[parameter.Slot] = law;
        }
    }

    internal NetworkNode Node { get; }

    internal NodeGeometry Output { get; }

    internal IReadOnlyList<NodeGeometry> Inputs { get; }

    internal PredictionOptions Options { get; }

    /// <summary>Which part of its window a place sees on the mean, weighted by what stands there: the rest are zeros of the padding.</summary>
    internal double SeenForward { get; }

    /// <summary>The gradient that comes to a place on the mean, relative to a gradient in every place of the window.</summary>
    internal double SeenBackward { get; }

    /// <summary>Inputs times free places of the output: the points that share the weights.</summary>
    internal double Points => Math.Max(1, Options.Batch) * Output.FreePlaces;

    /// <summary>The law of the parameter in a slot; where there is none, of one that does nothing.</summary>
    internal WeightLaw Law(ParameterSlot slot) =>
        _laws.TryGetValue(slot, out WeightLaw law) ? law : slot is ParameterSlot.Scale ? new WeightLaw(1, 0) : default;

    /// <summary>tr K² / (tr K)² of the Gram matrix of all points: what the batch leaves of a unit's chance.</summary>
    internal double Participation(double correlation, double spread) =>
        SignalState.OverPoints(Points, correlation, spread, c => c * c);

    /// <summary>A number that is found once and is the same on every path.</summary>
    internal double Remember(string name, Func<double> find)
    {
        if (!_known.TryGetValue(name, out double value))
            _known[name] = value = find();
        return value;
    }
}
