namespace WeightInit.Signal;

/// <summary>What a network costs to run.</summary>
/// <param name="Multiplications">Multiplications of matrix products and convolutions, forward, for one sample.</param>
/// <param name="Activations">Numbers that all nodes give for one sample.</param>
/// <param name="Weights">Numbers of all weights.</param>
public sealed record NetworkCost(double Multiplications, double Activations, double Weights)
{
    /// <summary>The most multiplications of a batch of the usual size: some seconds on two cores, backward included.</summary>
    private const double MostMultiplications = 3.5e10;

    /// <summary>The most activations of a batch of the usual size: a gigabyte and a quarter.</summary>
    private const double MostActivations = 3.2e8;

    /// <summary>The samples of a batch where nobody says: 64 of small networks, fewer of large ones, 2 at least.</summary>
    public int UsualSamples => (int)Math.Clamp(Math.Min(MostMultiplications / Math.Max(1, Multiplications), MostActivations / Math.Max(1, Activations)), 2, 64);

    /// <summary>The cost of a network.</summary>
    /// <param name="network">The network.</param>
    public static NetworkCost Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new NetworkCost(network.Nodes.Sum(Products), network.Nodes.Sum(node => (double)node.Shape.Count), network.Parameters.Sum(spec => (double)spec.Shape.Count));
    }

    /// <summary>Bytes that a forward and a backward pass of a batch take, about.</summary>
    /// <param name="samples">The batch.</param>
    public double Bytes(int samples) => sizeof(float) * ((1.3 * samples * Activations) + (2 * Weights));

    private static double Products(NetworkNode node) => node.Operation switch
    {
        Dense => (double)node.Shape.Count * node.Inputs[0].Shape[^1],
        Convolution convolution => (double)node.Shape.Count * node.Inputs[0].Shape[0] / convolution.Groups * convolution.Window.Size,
        TransposedConvolution convolution => (double)node.Inputs[0].Shape.Count * node.Shape[0] / convolution.Groups * convolution.Window.Size,
        MatrixMultiply => (double)node.Shape.Count * node.Inputs[0].Shape[^1],
        Attention => (double)node.Shape.Count * node.Inputs[1].Shape[0] * 2,
        Recurrent recurrent => (double)node.Shape[0] * recurrent.Gates * recurrent.Hidden * (recurrent.Hidden + node.Inputs[0].Shape[1]),
        _ => 0,
    };
}
