namespace WeightInit.Signal;

/// <summary>Something between two hyphens of a network line.</summary>
/// <param name="Position">Where it begins in the line.</param>
internal abstract record LineItem(int Position);

/// <summary>Dense layers: <c>256</c>, <c>256x30</c>.</summary>
internal sealed record DenseItem(int Position, long Units, long Count) : LineItem(Position);

/// <summary>A convolution: <c>conv16k3s2p1g4d1</c>; groups null for depthwise.</summary>
internal sealed record ConvolutionItem(int Position, long Channels, long Kernel, long Stride, long Pad, long? Groups, long Dilation) : LineItem(Position);

/// <summary>A pool: <c>pool2</c>, <c>avgpool3s2p1</c>.</summary>
internal sealed record PoolItem(int Position, bool IsAverage, long Kernel, long Stride, long Pad) : LineItem(Position);

/// <summary>Multi-head self-attention: <c>attn8</c>.</summary>
internal sealed record AttentionItem(int Position, long Heads) : LineItem(Position);

/// <summary>A table of tokens: <c>embed64</c>.</summary>
internal sealed record EmbeddingItem(int Position, long Width) : LineItem(Position);

/// <summary>An activation: <c>relu</c>, <c>leaky_relu(0.2)</c>.</summary>
internal sealed record ActivationItem(int Position, Activation Activation) : LineItem(Position);

/// <summary>A normalization: <c>bn</c>, <c>ln</c>, <c>rms</c>, <c>in</c>, <c>gn8</c>.</summary>
internal sealed record NormalizationItem(int Position, string Name, long Groups) : LineItem(Position);

/// <summary>Dropout: <c>dropout0.5</c>.</summary>
internal sealed record DropoutItem(int Position, double Rate) : LineItem(Position);

/// <summary>What has no numbers: <c>gap</c>, <c>flatten</c>.</summary>
internal sealed record PlainItem(int Position, string Name) : LineItem(Position);

/// <summary>A block: <c>[…]</c> is added to its input, <c>(…)</c> is not; repeated.</summary>
internal sealed record BlockItem(int Position, bool IsResidual, IReadOnlyList<LineItem> Items, long Count) : LineItem(Position);
