namespace WeightInit.Signal;

/// <summary>
/// How second moments are spread over the places of feature maps: zeros of a padding leave less at the edges, and each layer
/// carries that inwards. Maps are relative, of mean 1; null is flat.
/// </summary>
internal sealed class PlaceMaps
{
    /// <summary>Maps of more places than this are taken as flat: one layer's edges are a small part of them.</summary>
    private const long MostPlaces = 1 << 18;

    private readonly double[]?[] _forward;
    private readonly double[]?[] _backward;

    internal PlaceMaps(Network network)
    {
        _forward = new double[network.Nodes.Count][];
        _backward = new double[network.Nodes.Count][];
        ForwardFactor = new double[network.Nodes.Count];
        BackwardFactor = new double[network.Nodes.Count];
        Array.Fill(ForwardFactor, 1);
        Array.Fill(BackwardFactor, 1);
        foreach (NetworkNode node in network.Nodes)
            _forward[node.Index] = Forward(node);
        foreach (NetworkNode node in network.Nodes.Reverse())
            Backward(node);
    }

    /// <summary>By node: the mean over output places of the sum over the window, relative to a window that is wholly inside.</summary>
    internal double[] ForwardFactor { get; }

    /// <summary>By node: the mean over input places of the sum over the windows that see it, relative to the window's size.</summary>
    internal double[] BackwardFactor { get; }

    /// <summary>The relative second moment at each place of a node's output, or null where all are alike.</summary>
    internal double[]? Of(NetworkNode node) => _forward[node.Index];

    private double[]? Forward(NetworkNode node)
    {
        if (Taps(node) is { } taps)
        {
            double[] input = _forward[node.Inputs[0].Index] ?? Flat(Seen(node, taps).From);
            double[] output = node.Operation is TransposedConvolution ? taps.Scatter(input) : taps.Gather(input);
            return Normalize(output, SizeOf(node), out ForwardFactor[node.Index]);
        }

        if (node.Inputs.Count == 0 || node.Shape.Rank < 2)
            return null;
        return node.Operation switch
        {
            Activate or ParametricRectifier or BatchNormalization or ScaleBy or ScaleShift or Dropout or LocalResponseNormalization => Passed(node),
            Add or Concatenate or Multiply => Averaged(node),
            _ => null,
        };
    }

    private void Backward(NetworkNode node)
    {
        double[]? own = _backward[node.Index];
        if (Taps(node) is { } taps)
        {
            double[] output = own ?? Flat(Seen(node, taps).To);
            double[] input = node.Operation is TransposedConvolution ? taps.Gather(output) : taps.Scatter(output);
            Merge(node.Inputs[0], Normalize(input, SizeOf(node), out BackwardFactor[node.Index]));
        }
        else if (own is not null && node.Operation is Activate or ParametricRectifier or BatchNormalization or ScaleBy or ScaleShift or Dropout or LocalResponseNormalization or Add or Concatenate or Multiply)
        {
            foreach (NetworkNode input in node.Inputs.Where(input => input.Shape.Rank == node.Shape.Rank))
                Merge(input, own);
        }
    }

    private void Merge(NetworkNode node, double[]? map)
    {
        double[]? known = _backward[node.Index];
        if (map is null || map.Length * node.Shape[0] != node.Shape.Count)
            return;
        _backward[node.Index] = known is null ? map : [.. known.Zip(map, (a, b) => (a + b) / 2)];
    }

    private static (long From, long To) Seen(NetworkNode node, WindowTaps taps) =>
        node.Operation is TransposedConvolution ? (taps.OutputPlaces, taps.InputPlaces) : (taps.InputPlaces, taps.OutputPlaces);

    private static WindowTaps? Taps(NetworkNode node)
    {
        Window? window = node.Operation switch
        {
            Convolution convolution => convolution.Window,
            TransposedConvolution transposed => transposed.Window,
            MaxPool pool => pool.Window,
            AveragePool pool => pool.Window,
            _ => null,
        };
        if (window is null)
            return null;
        (Shape seen, Shape made) = node.Operation is TransposedConvolution ? (node.Shape, node.Inputs[0].Shape) : (node.Inputs[0].Shape, node.Shape);
        WindowTaps taps = new(window, seen.Axes[1..], made.Axes[1..]);
        return taps.InputPlaces <= MostPlaces && taps.OutputPlaces <= MostPlaces ? taps : null;
    }

    private static double SizeOf(NetworkNode node) => node.Operation switch
    {
        Convolution convolution => convolution.Window.Size,
        TransposedConvolution transposed => transposed.Window.Size,
        MaxPool pool => pool.Window.Size,
        AveragePool pool => pool.Window.Size,
        _ => 1,
    };

    private double[]? Passed(NetworkNode node) => node.Inputs[0].Shape == node.Shape ? _forward[node.Inputs[0].Index] : null;

    private double[]? Averaged(NetworkNode node)
    {
        double[][] maps = [.. node.Inputs.Select(input => _forward[input.Index]).OfType<double[]>()];
        return maps.Length == node.Inputs.Count && maps.All(map => map.Length == maps[0].Length)
            ? [.. maps[0].Select((_, place) => maps.Average(map => map[place]))]
            : null;
    }

    private static double[] Flat(long places)
    {
        double[] map = new double[places];
        Array.Fill(map, 1);
        return map;
    }

    private static double[]? Normalize(double[] map, double size, out double factor)
    {
        double mean = map.Average();
        factor = mean / size;
        if (!(mean > 0))
            return null;
        for (int i = 0; i < map.Length; i++)
            map[i] /= mean;
        return map;
    }
}
