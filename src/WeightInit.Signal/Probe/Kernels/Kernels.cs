namespace WeightInit.Signal;

/// <summary>The kernel of each operation.</summary>
internal static class Kernels
{
    private static readonly Dictionary<Type, Kernel> ByOperation = new Kernel[]
    {
        new InputKernel(), new LearnedKernel(), new FixedKernel(), new UnknownKernel(),
        new DenseKernel(), new ConvolutionKernel(), new TransposedConvolutionKernel(), new EmbeddingKernel(), new MatrixMultiplyKernel(),
        new RecurrentKernel(), new AttentionKernel(), new RotaryPositionsKernel(),
        new ActivateKernel(), new ParametricRectifierKernel(), new SoftmaxKernel(), new DropoutKernel(), new ScaleByKernel(), new ScaleShiftKernel(),
        new MaxPoolKernel(), new AveragePoolKernel(), new AdaptivePoolKernel(), new GlobalAveragePoolKernel(),
        new BatchNormalizationKernel(), new LayerNormalizationKernel(), new RmsNormalizationKernel(), new GroupNormalizationKernel(),
        new InstanceNormalizationKernel(), new LocalResponseNormalizationKernel(),
        new AddKernel(), new MultiplyKernel(), new ReduceMeanKernel(),
        new ConcatenateKernel(), new SliceKernel(), new ReshapeKernel(), new FlattenKernel(), new TransposeKernel(), new PadKernel(), new UpsampleKernel(),
    }.ToDictionary(kernel => kernel.GetType().BaseType!.GetGenericArguments()[0]);

    /// <summary>The kernel of an operation.</summary>
    internal static Kernel Of(Operation operation) => ByOperation[operation.GetType()];

    /// <summary>Every kind of operation that has a kernel.</summary>
    internal static IReadOnlyCollection<Type> Operations => ByOperation.Keys;
}
