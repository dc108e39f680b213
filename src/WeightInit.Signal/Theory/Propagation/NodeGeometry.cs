namespace WeightInit.Signal;

/// <summary>How the elements of a node's output fall into units, which have weights of their own, and places, which share them.</summary>
/// <param name="Units">Channels or features.</param>
/// <param name="Places">Pixels or tokens of one sample.</param>
/// <param name="FreePlaces">How many places do not share what they are sums of: fewer than all behind overlapping windows.</param>
/// <param name="UnitsFirst">Whether the units are axis 0 of the shape; else they are the last.</param>
internal readonly record struct NodeGeometry(double Units, double Places, double FreePlaces, bool UnitsFirst)
{
    /// <summary>The geometry of every node, in order.</summary>
    internal static NodeGeometry[] Of(Network network)
    {
        NodeGeometry[] geometries = new NodeGeometry[network.Nodes.Count];
        foreach (NetworkNode node in network.Nodes)
        {
            NodeGeometry plain = Of(node.Shape, IsUnitsFirst(node, geometries));
            geometries[node.Index] = plain with { FreePlaces = FreePlacesOf(node, plain.Places, geometries) };
        }

        return geometries;
    }

    private static NodeGeometry Of(Shape shape, bool unitsFirst)
    {
        if (shape.Rank == 0)
            return new NodeGeometry(1, 1, 1, true);
        double units = Math.Max(1, unitsFirst ? shape[0] : shape[^1]);
        return new NodeGeometry(units, Math.Max(1, shape.Count / units), Math.Max(1, shape.Count / units), unitsFirst);
    }

    private static bool IsUnitsFirst(NetworkNode node, NodeGeometry[] geometries) => node.Operation switch
    {
        Dense or Embedding or Attention or Recurrent or Learned => false,
        Convolution or TransposedConvolution or MaxPool or AveragePool or AdaptivePool or GlobalAveragePool => true,
        Transpose or Reshape or Flatten => node.Shape.Rank > 2,
        _ when node.Inputs.Count > 0 && node.Inputs[0].Shape.Rank == node.Shape.Rank => geometries[node.Inputs[0].Index].UnitsFirst,
        _ => node.Shape.Rank > 2,
    };

    private static double FreePlacesOf(NetworkNode node, double places, NodeGeometry[] geometries)
    {
        if (node.Operation is Convolution convolution)
            return Math.Clamp(places / (1 + ((Alike(convolution.Window) - 1) / convolution.Window.Size)), 1, places);
        return node.Inputs.Count == 0 ? places : Math.Clamp(node.Inputs.Max(input => geometries[input.Index].FreePlaces), 1, places);
    }

    /// <summary>
    /// The sum over all shifts of the squared share of taps that two windows have in common: through random weights their outputs
    /// are alike by chance only, with that variance over the window's size.
    /// </summary>
    private static double Alike(Window window)
    {
        double product = 1;
        for (int axis = 0; axis < window.Rank; axis++)
        {
            double sum = 1;
            for (long shift = window.Strides[axis]; shift < window.Extent(axis); shift += window.Strides[axis])
                sum += 2 * Math.Pow(1 - (shift / (double)window.Extent(axis)), 2);
            product *= sum;
        }

        return product;
    }
}
