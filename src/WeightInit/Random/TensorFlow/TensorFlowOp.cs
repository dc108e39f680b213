using WeightInit.TensorFlowCpu;

namespace WeightInit;

/// <summary>
/// An old random operation of TensorFlow (<c>tf.random_uniform</c>, <c>tf.random_normal</c>, <c>tf.truncated_normal</c> and the
/// initializers that call them) with its two seeds: every fill runs it once more, and it goes on where its last run ended.
/// </summary>
/// <remarks>
/// Exactness, laws and types are those of <see cref="TensorFlowGenerator"/>; <c>orthogonal</c> is within 1e-5 of
/// <c>tf.compat.v1.orthogonal_initializer</c>. Each law in each type is an operation of its own and begins afresh.
/// </remarks>
public sealed class TensorFlowOp : RandomStream
{
    private readonly Dictionary<(LawKind Kind, DType Type), PhiloxState> _kernels = [];

    internal TensorFlowOp(long seed, long secondSeed)
    {
        Seed = seed;
        SecondSeed = secondSeed;
    }

    /// <inheritdoc/>
    public override string StreamName => "tensorflow-legacy";

    /// <summary>The attribute <c>seed</c> of the operation, of the global seed: 0 to 2^31 - 2.</summary>
    public long Seed { get; }

    /// <summary>The attribute <c>seed2</c> of the operation, of its own seed: 0 to 2^31 - 1.</summary>
    public long SecondSeed { get; }

    /// <inheritdoc/>
    public override void Fill<T>(Span<T> destination, Distribution law)
    {
        ArgumentNullException.ThrowIfNull(law);
        if (LawFill.KindOf(law) is LawKind kind)
            LawFill.Fill(Run(kind, DTypes.Of<T>(), destination.Length), destination, law);
        else
            LawFill.Fill(default, destination, law);
    }

    internal override void FillMatrix<T>(Span<T> destination, MatrixLaw law)
    {
        if (law is not OrthogonalLaw orthogonal)
            throw new NotSupportedException($"The stream {StreamName} does not draw {law}.");
        MatrixFill.Fill(Run(LawKind.Normal, DTypes.Of<T>(), destination.Length), destination, orthogonal);
    }

    private PhiloxState Run(LawKind kind, DType type, int count)
    {
        if (!_kernels.TryGetValue((kind, type), out PhiloxState state))
            state = new PhiloxState((ulong)Seed, new UInt128((ulong)SecondSeed, 0));
        _kernels[(kind, type)] = state.After(count);
        return state;
    }
}
