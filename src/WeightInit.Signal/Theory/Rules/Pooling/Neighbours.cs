namespace WeightInit.Signal;

/// <summary>
/// The numbers in a window of a pool. Windows of a convolution before it overlap, but through independent weights: what they share
/// correlates their outputs by chance only, not on the mean. So two of them are as alike as any two places.
/// </summary>
internal static class Neighbours
{
    /// <summary>The activation whose output the pool reads; the identity where none stands before it.</summary>
    internal static Activation ActivationBefore(NetworkNode node) =>
        node.Inputs[0].Operation is Activate activate ? activate.Activation : Activation.Linear;

    /// <summary>The correlation of two pre-activations whose activations have this one.</summary>
    internal static double Before(Activation f, double q, double correlation)
    {
        ChaosSeries map = ActivationTable.Of(f).Near(q).Values;
        if (correlation <= map.At(0))
            return 0;
        (double low, double high) = (0, 1);
        for (int round = 0; round < 40; round++)
        {
            double middle = (low + high) / 2;
            (low, high) = map.At(middle) < correlation ? (middle, high) : (low, middle);
        }

        return high;
    }
}
