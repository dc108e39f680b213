namespace WeightInit.Signal;

/// <summary>The rule of each operation.</summary>
internal static class RuleBook
{
    private static readonly PassRule Pass = new();
    private static readonly AveragePoolRule Means = new();
    private static readonly MaxPoolRule Largest = new();
    private static readonly FeatureNormalizationRule Features = new();

    private static readonly Dictionary<Type, SignalRule> Known = new()
    {
        [typeof(Input)] = new InputRule(),
        [typeof(Learned)] = new LearnedRule(),
        [typeof(Fixed)] = new FixedRule(),
        [typeof(Dense)] = new DenseRule(),
        [typeof(Convolution)] = new ConvolutionRule(),
        [typeof(TransposedConvolution)] = new TransposedConvolutionRule(),
        [typeof(Embedding)] = new EmbeddingRule(),
        [typeof(MatrixMultiply)] = new MatrixMultiplyRule(),
        [typeof(Attention)] = new AttentionRule(),
        [typeof(Recurrent)] = new RecurrentRule(),
        [typeof(Activate)] = new ActivateRule(),
        [typeof(ParametricRectifier)] = new ParametricRectifierRule(),
        [typeof(ScaleBy)] = new ScaleByRule(),
        [typeof(ScaleShift)] = new ScaleShiftRule(),
        [typeof(Dropout)] = new DropoutRule(),
        [typeof(Softmax)] = new SoftmaxRule(),
        [typeof(BatchNormalization)] = new BatchNormalizationRule(),
        [typeof(LayerNormalization)] = Features,
        [typeof(GroupNormalization)] = Features,
        [typeof(InstanceNormalization)] = Features,
        [typeof(RmsNormalization)] = Features,
        [typeof(LocalResponseNormalization)] = new LocalResponseRule(),
        [typeof(MaxPool)] = Largest,
        [typeof(AveragePool)] = Means,
        [typeof(GlobalAveragePool)] = Means,
        [typeof(ReduceMean)] = Means,
        [typeof(Add)] = new AddRule(),
        [typeof(Multiply)] = new MultiplyRule(),
        [typeof(Concatenate)] = new ConcatenateRule(),
        [typeof(Pad)] = new PadRule(),
    };

    /// <summary>The rule; one that passes the first input on where there is none.</summary>
    internal static SignalRule Of(Operation operation) => operation switch
    {
        AdaptivePool { IsMaximum: true } => Largest,
        AdaptivePool => Means,
        _ => Known.GetValueOrDefault(operation.GetType(), Pass),
    };
}
