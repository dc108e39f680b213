using System.Numerics;
using WeightInit.TensorFlowCpu;

namespace WeightInit;

/// <summary>TensorFlow's random numbers: what <c>tf.random</c> draws from the same seeds on a CPU.</summary>
/// <remarks>Checked against TensorFlow 2.21.0; how exactly, <see cref="TensorFlowGenerator"/> says.</remarks>
public static class TensorFlow
{
    /// <summary>The numbers of <c>tf.random.stateless_uniform</c>, <c>stateless_normal</c> and <c>stateless_truncated_normal</c> with <c>seed=[first, second]</c>.</summary>
    /// <param name="first">The first number of the seed.</param>
    /// <param name="second">The second.</param>
    /// <returns>
    /// A key, for each element is a function of its place: any slice can be drawn alone. The names of tensors change nothing, so
    /// give every tensor a seed of its own.
    /// </returns>
    public static RandomKey Stateless(long first, long second) => new TensorFlowStatelessKey(first, second);

    /// <summary><c>tf.random.Generator.from_seed(seed)</c>.</summary>
    /// <param name="seed">Any integer: its low 192 bits in two's complement, from the lowest the counter's 128 and the key's 64.</param>
    public static TensorFlowGenerator Generator(BigInteger seed)
    {
        var counter = (UInt128)(seed & ((BigInteger.One << 128) - 1));
        return new TensorFlowGenerator(new PhiloxState((ulong)((seed >> 128) & ulong.MaxValue), counter));
    }

    /// <summary>The generator that goes on from a state: <c>tf.random.Generator.from_state(state, "philox")</c>.</summary>
    /// <param name="state">Of TensorFlow, or of <see cref="TensorFlowGenerator.State"/>.</param>
    public static TensorFlowGenerator Generator(TensorFlowState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new TensorFlowGenerator(new PhiloxState(state.Key, new UInt128(state.CounterHigh, state.CounterLow)));
    }

    /// <summary>A graph after <c>tf.compat.v1.set_random_seed(seed)</c> (TensorFlow 1: <c>tf.set_random_seed</c>).</summary>
    /// <param name="seed">Any integer; null where no seed was set.</param>
    public static TensorFlowGraph Graph(BigInteger? seed = null) => new(seed);

    /// <summary>Eager execution after <c>tf.random.set_seed(seed)</c>.</summary>
    /// <param name="seed">Any integer; null where no seed was set.</param>
    public static TensorFlowEager Eager(BigInteger? seed = null) => new(seed);
}
