namespace WeightInit.Signal;

/// <summary>The ways to cure a network's initial weights.</summary>
public enum CureKind
{
    /// <summary>The initializer that is recommended for the activation behind each layer.</summary>
    Recommended,

    /// <summary>Orthogonal weights, each layer's output brought to unit variance on a batch: Mishkin and Matas 2016.</summary>
    Lsuv,

    /// <summary>Normal weights, each deviation from theory so that the signal keeps its second moment, or signal and gradient share the loss.</summary>
    Analytic,

    /// <summary>What ends a residual branch divided by the square root of the number of sums.</summary>
    Depth,
}
