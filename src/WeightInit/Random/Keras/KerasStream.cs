using WeightInit.KerasBackends;

namespace WeightInit;

/// <summary>Keras 3's random numbers on one of its backends: every fill is one call of an initializer or of <c>keras.random</c>.</summary>
/// <remarks>
/// <para>
/// Keras 3.15.1, bit for bit in float32, float16 and bfloat16, and uniforms also in float64; normals in float64 take log, sin and
/// cos of the C library (on NumPy log1p and exp, of few draws). Orthogonal matrices are those of a QR decomposition of ours in
/// the tensor's type (of float16 in double), in float32 within 5e-6 of Keras's.
/// </para>
/// <para>
/// <see cref="Uniform"/>, <see cref="Normal"/> and <see cref="TruncatedNormal"/> (±2 deviations only) are <c>keras.random.uniform</c>,
/// <c>normal</c> and <c>truncated_normal</c> as the backend computes them.
/// </para>
/// </remarks>
public abstract class KerasStream : RandomStream
{
    private protected KerasStream(KerasBackend backend)
    {
        Backend = backend;
        Draws = Keras.Of(backend);
    }

    /// <summary>The backend.</summary>
    public KerasBackend Backend { get; }

    /// <inheritdoc/>
    public override string StreamName => Draws.StreamName;

    private protected IBackend Draws { get; }

    /// <inheritdoc/>
    public override void Fill<T>(Span<T> destination, Distribution law)
    {
        ArgumentNullException.ThrowIfNull(law);
        _ = DTypes.Of<T>();
        if (law is Constant constant)
            destination.Fill(Rounded.To<T>(constant.Value));
        else
            Draws.Fill(destination, law, NextSeed());
    }

    internal override void FillMatrix<T>(Span<T> destination, MatrixLaw law)
    {
        if (law is not OrthogonalLaw orthogonal)
            throw new NotSupportedException($"The stream {StreamName} does not draw {law}.");
        DType type = DTypes.Of<T>();
        if (!Draws.HasOrthogonal(type))
            throw new NotSupportedException($"{law} in {type.Name()}: Keras on this backend fails or returns another type.");
        Draws.Fill(destination, new Normal(0, 1), NextSeed());
        TensorFlowCpu.MatrixFill.FromNormals(destination, orthogonal);
    }

    /// <summary>The seed of the next draw; the stream moves on.</summary>
    private protected abstract KerasSeed NextSeed();
}
