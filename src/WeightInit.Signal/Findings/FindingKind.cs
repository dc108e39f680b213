namespace WeightInit.Signal;

/// <summary>What can be wrong with a network's initial weights.</summary>
public enum FindingKind
{
    /// <summary>The signal or the gradient becomes smaller from layer to layer until nothing is left of it.</summary>
    Vanishing,

    /// <summary>The signal or the gradient becomes larger from layer to layer.</summary>
    Exploding,

    /// <summary>Activations sit where the function is flat, so that no gradient passes.</summary>
    Saturated,

    /// <summary>Units give nothing for any input.</summary>
    Dead,

    /// <summary>Units of a layer, layers or shards are equal, and gradient descent keeps them equal.</summary>
    Symmetric,

    /// <summary>Both factors of a product are zero: neither has a gradient.</summary>
    ZeroProduct,

    /// <summary>Different inputs or tokens become the same.</summary>
    RankCollapse,

    /// <summary>The deviation of a weight is that of another fan.</summary>
    WrongFan,

    /// <summary>Numbers leave the range of a type of 16 or 32 bits.</summary>
    LowPrecisionRange,
}
