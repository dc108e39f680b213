namespace WeightInit.Signal;

/// <summary>What findings are made from; whatever is not known is null.</summary>
/// <param name="Network">The network.</param>
/// <param name="Plan">How its weights are drawn.</param>
/// <param name="Prediction">What theory says.</param>
/// <param name="Measurement">What the probe measured.</param>
/// <param name="Kernel">How a step of gradient descent acts.</param>
public sealed record FindingContext(Network Network, Plan? Plan, Prediction? Prediction, Measurement? Measurement, LearningKernel? Kernel)
{
    /// <summary>Layers that are not parts of others, with their place in the network's list.</summary>
    internal IEnumerable<(NetworkLayer Layer, int Place)> Wholes =>
        Network.Layers.Select((layer, place) => (layer, place)).Where(pair => pair.layer.Within is null);

    /// <summary>The second moment of a layer's output, measured where it was, else predicted.</summary>
    internal double? Signal(int place) => Known(Measurement?.Layers[place].SecondMoment) ?? Known(Prediction?.Layers[place].SecondMoment);

    /// <summary>The second moment of the gradient at a layer's output, measured where it was, else predicted.</summary>
    internal double? Gradient(int place) => Known(Measurement?.Layers[place].Gradient) ?? Known(Prediction?.Layers[place].Gradient);

    /// <summary>Whether numbers are measured and not only predicted.</summary>
    internal bool IsMeasured => Measurement is not null;

    /// <summary>The law of a tensor under the plan.</summary>
    internal WeightLaw? Law(string tensor) =>
        Plan?.Tensors.FirstOrDefault(planned => planned.Tensor.Name == tensor) is { } planned ? WeightLaw.Of(planned) : null;

    /// <summary>The activation that reads a node's output first, or null.</summary>
    internal Activation? ActivationAfter(NetworkNode node)
    {
        NetworkNode? next = node;
        while (next is not null)
        {
            if (next.Operation is Activate activate)
                return activate.Activation;
            if (next != node && next.Operation is not (BatchNormalization or LayerNormalization or GroupNormalization or ScaleShift or Dropout))
                return null;
            NetworkNode here = next;
            next = Network.Nodes.FirstOrDefault(candidate => candidate.Index > here.Index && candidate.Inputs.Contains(here));
        }

        return null;
    }

    private static double? Known(double? value) => value is { } number && !double.IsNaN(number) ? number : null;
}
