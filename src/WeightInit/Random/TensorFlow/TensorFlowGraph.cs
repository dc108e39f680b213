using System.Numerics;

namespace WeightInit;

/// <summary>
/// A graph of TensorFlow with the seed of <c>tf.compat.v1.set_random_seed</c>, or a <c>tf.function</c> with that of
/// <c>tf.random.set_seed</c>: an operation without a seed gets the number of such operations made before it.
/// </summary>
/// <remarks>
/// As TensorFlow 2 counts. TensorFlow 1 took the number of all operations of the graph instead, of whatever kind: such programs
/// can be followed only by giving each operation that number as its seed.
/// </remarks>
public sealed class TensorFlowGraph : TensorFlowContext
{
    private int _unseeded;

    internal TensorFlowGraph(BigInteger? seed)
        : base(seed)
    {
    }

    /// <inheritdoc/>
    public override TensorFlowOp Op(BigInteger? seed = null)
    {
        if (seed is BigInteger own)
            return WithSeed(own);
        NeededGlobalSeed();
        return WithSeed(_unseeded++);
    }
}
