namespace WeightInit.Signal;

/// <summary>The units of a layer: features where the last axis counts them, else channels, which come first.</summary>
internal static class Units
{
    /// <summary>An output as (before, units, behind).</summary>
    internal static Split Of(Shape shape, int batch, bool isOfTokens)
    {
        if (shape.Rank == 0)
            return new Split(batch, 1, 1);
        return Split.Of(shape, isOfTokens && shape.Rank == 2 ? 1 : 0, batch);
    }

    /// <summary>Whether a network reads tokens or rows of features: then a unit is a feature and a row a token.</summary>
    internal static bool AreFeatures(Network network) =>
        network.Nodes.Any(node => node.Operation is Attention or Recurrent or Embedding or MatrixMultiply)
        || network.Nodes.All(node => node.Operation is not (Convolution or TransposedConvolution or MaxPool or AveragePool or BatchNormalization));
}
