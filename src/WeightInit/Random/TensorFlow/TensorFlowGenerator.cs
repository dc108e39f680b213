using WeightInit.TensorFlowCpu;

namespace WeightInit;

/// <summary>
/// <c>tf.random.Generator</c> with the Philox algorithm: every fill is one call of its <c>uniform</c>, <c>normal</c> or
/// <c>truncated_normal</c>, and the next goes on behind it. <see cref="TensorFlow.Generator(System.Numerics.BigInteger)"/> makes one.
/// </summary>
/// <remarks>
/// <para>
/// Bit for bit TensorFlow 2.21.0 on a CPU, outside XLA (<c>jit_compile=True</c> draws other numbers): every law in float32, float16
/// and bfloat16 and uniforms in float64 on any machine; normals in float64 where glibc's log, sin and cos are at hand (elsewhere
/// they are correctly rounded), at worst within 2e-15 · (std + |mean|).
/// </para>
/// <para>
/// A block of Philox 4x32-10 is four elements (two in float64). <see cref="Uniform"/> is u · (high - low) + low,
/// <see cref="Normal"/> and <see cref="TruncatedNormal"/> (±2 deviations only) z · std + mean: numbers and operations are rounded to
/// the tensor's type one by one. A call leaves 256 blocks behind for each element.
/// </para>
/// </remarks>
public sealed class TensorFlowGenerator : RandomStream
{
    private PhiloxState _state;

    internal TensorFlowGenerator(PhiloxState state) => _state = state;

    /// <inheritdoc/>
    public override string StreamName => "tensorflow";

    /// <summary>Where the generator stands: its variable <c>state</c>.</summary>
    public TensorFlowState State => new((ulong)_state.Counter, (ulong)(_state.Counter >> 64), _state.Key);

    /// <inheritdoc/>
    public override void Fill<T>(Span<T> destination, Distribution law)
    {
        ArgumentNullException.ThrowIfNull(law);
        _ = DTypes.Of<T>();
        LawFill.Fill(_state, destination, law);
        if (LawFill.KindOf(law) is not null)
            _state = _state.After(destination.Length);
    }
}
