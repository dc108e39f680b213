namespace WeightInit.Signal;

/// <summary>How alike the numbers of a pool's window are before their activation: windows of the convolution before it overlap.</summary>
internal static class Neighbours
{
    /// <summary>The mean correlation of two pre-activations in a window of a pool.</summary>
    /// <param name="node">The pool.</param>
    /// <param name="window">Its sizes.</param>
    /// <param name="far">The correlation of places that share nothing.</param>
    internal static double Correlation(NetworkNode node, ReadOnlySpan<long> window, double far)
    {
        double overlap = Convolution(node) is { } convolution ? Overlap(convolution.Window, window) : 0;
        return overlap + ((1 - overlap) * Math.Clamp(far, 0, 1));
    }

    /// <summary>The activation whose output the pool reads, where nothing but an activation stands between it and a normal signal.</summary>
    internal static Activation ActivationBefore(NetworkNode node) =>
        node.Inputs[0].Operation is Activate activate ? activate.Activation : Activation.Linear;

    private static Convolution? Convolution(NetworkNode node)
    {
        NetworkNode before = node.Inputs[0];
        while (before.Operation is Activate or BatchNormalization or Dropout or ScaleBy or ScaleShift && before.Inputs.Count > 0)
            before = before.Inputs[0];
        return before.Operation as Convolution;
    }

    /// <summary>The mean over pairs of places of a pool's window of the share of taps that both see.</summary>
    private static double Overlap(Window convolution, ReadOnlySpan<long> pool)
    {
        double all = 1;
        double size = 1;
        for (int axis = 0; axis < pool.Length && axis < convolution.Rank; axis++)
        {
            double sum = 0;
            for (long distance = -(pool[axis] - 1); distance < pool[axis]; distance++)
            {
                double shift = Math.Abs(distance) * convolution.Strides[axis];
                double shared = Math.Max(0, 1 - (shift / convolution.Extent(axis)));
                sum += (pool[axis] - Math.Abs(distance)) * shared;
            }

            all *= sum;
            size *= pool[axis];
        }

        double pairs = size * (size - 1);
        return pairs > 0 ? Math.Clamp((all - size) / pairs, 0, 1) : 0;
    }
}
