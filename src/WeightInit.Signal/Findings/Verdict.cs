namespace WeightInit.Signal;

/// <summary>Whether a network learns from its initial weights under plain SGD, by the protocol of docs/theory/verdict.md.</summary>
public enum Verdict
{
    /// <summary>It learns.</summary>
    Trains,

    /// <summary>It learns, slowly: a mean accuracy between 0.2 and 0.9 under the protocol.</summary>
    Slow,

    /// <summary>It does not learn.</summary>
    DoesNotTrain,
}
