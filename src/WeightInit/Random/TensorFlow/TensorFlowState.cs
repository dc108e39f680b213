namespace WeightInit;

/// <summary>The state of a <c>tf.random.Generator</c>: the three numbers of its variable, as unsigned ones.</summary>
/// <param name="CounterLow">The low 64 bits of the counter.</param>
/// <param name="CounterHigh">The high 64 bits of the counter.</param>
/// <param name="Key">The key.</param>
public sealed record TensorFlowState(ulong CounterLow, ulong CounterHigh, ulong Key);
