namespace WeightInit.Signal;

/// <summary>What theory says of a network before any weight is drawn: layer by layer, forward and backward.</summary>
/// <param name="Network">The network.</param>
/// <param name="Layers">One for each of the network's layers, in order: relative to the input and to the loss gradient at the last layer.</param>
/// <param name="Nodes">One for each of its nodes, in order.</param>
/// <param name="Options">What was known of the data.</param>
public sealed record Prediction(
    Network Network, IReadOnlyList<PredictedLayer> Layers, IReadOnlyList<NodePrediction> Nodes, PredictionOptions Options)
{
    /// <summary>
    /// The first loss, cross-entropy against random classes: E ln Σ exp over K normal logits, near ln K + v / 2 for a small variance v
    /// of theirs; null where the network does not end in classes.
    /// </summary>
    public double? InitialLoss => Network.Logits is not { Shape.Rank: > 0 } logits ? null
        : SoftmaxMoments.LogSum(logits.Shape[Network.HasClassesLast ? ^1 : 0], Nodes[logits.Index].Variance);

    /// <summary>
    /// Where the network stands in the plane of weight and bias variances: for networks with dense layers or convolutions and one
    /// kind of activation, else null.
    /// </summary>
    public PhasePoint? Phase { get; private init; }

    /// <summary>Predicts the signal and the gradient of a network whose weights a plan describes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="plan">The law of every tensor.</param>
    /// <param name="options">What is known of the data, or null.</param>
    public static Prediction Of(Network network, Plan plan, PredictionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Dictionary<string, WeightLaw> laws = plan.Tensors.ToDictionary(planned => planned.Tensor.Name, WeightLaw.Of, StringComparer.Ordinal);
        return Of(network, tensor => laws.TryGetValue(tensor.Name, out WeightLaw law) ? law : null, options);
    }

    /// <summary>Predicts the signal and the gradient of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="laws">The law of a tensor; null where none is known: it is then left out.</param>
    /// <param name="options">What is known of the data, or null.</param>
    public static Prediction Of(Network network, Func<TensorSpec, WeightLaw?> laws, PredictionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(laws);
        return new Propagation(network, laws, options ?? new PredictionOptions()).Predict() with { Phase = PhasePlane.Of(network, laws) };
    }
}

/// <summary>What theory says of one node's output.</summary>
/// <param name="Node">The node.</param>
/// <param name="Mean">E x over units, places and samples.</param>
/// <param name="SecondMoment">E x² at infinite width.</param>
/// <param name="SecondMomentBand">The band of E x² at the network's width.</param>
/// <param name="Correlation">The correlation of two samples' x, to about six digits.</param>
/// <param name="Gradient">The second moment of the loss gradient, relative to that at the network's end.</param>
/// <param name="GradientBand">Its band.</param>
public sealed record NodePrediction(
    NetworkNode Node, double Mean, double SecondMoment, Band SecondMomentBand, double Correlation, double Gradient, Band GradientBand)
{
    /// <summary>E x² - (E x)².</summary>
    public double Variance => Math.Max(0, SecondMoment - (Mean * Mean));

    /// <summary>
    /// Of attention: the mean entropy of a token's weights over keys, in nats; ln n where it is even over n keys. Null elsewhere.
    /// </summary>
    public double? AttentionEntropy { get; init; }

    /// <summary>
    /// The second moment of the loss gradient of each weight that the node reads, relative to that at the network's end: a mean
    /// loss over the batch.
    /// </summary>
    public IReadOnlyDictionary<ParameterSlot, double> WeightGradients { get; init; } = new Dictionary<ParameterSlot, double>();
}
