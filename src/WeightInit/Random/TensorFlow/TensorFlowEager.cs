using System.Numerics;

namespace WeightInit;

/// <summary>
/// TensorFlow's eager execution after <c>tf.random.set_seed</c>: a call without a seed gets <c>randint(0, 2^31 - 1)</c> of Python's
/// <c>random.Random</c> with the global seed; calls with one seed go on where the last ended.
/// </summary>
public sealed class TensorFlowEager : TensorFlowContext
{
    private readonly Dictionary<long, TensorFlowOp> _seeded = [];
    private PythonRandom? _seeds;

    internal TensorFlowEager(BigInteger? seed)
        : base(seed)
    {
    }

    /// <inheritdoc/>
    public override TensorFlowOp Op(BigInteger? seed = null)
    {
        if (seed is null)
        {
            _seeds ??= new PythonRandom(NeededGlobalSeed());
            return WithSeed(_seeds.RandInt(0, int.MaxValue));
        }

        TensorFlowOp op = WithSeed(seed.Value);
        if (!_seeded.TryAdd(op.SecondSeed, op))
            op = _seeded[op.SecondSeed];
        return op;
    }
}
