using System.Numerics;

namespace WeightInit;

/// <summary>
/// Where TensorFlow's old random operations get their seeds from: a graph, or eager execution. As a stream every fill is a new
/// operation without a seed of its own.
/// </summary>
public abstract class TensorFlowContext : RandomStream
{
    /// <summary>What every seed is reduced by.</summary>
    private const long Modulus = int.MaxValue;

    /// <summary>The global seed of operations that have a seed of their own where none is set.</summary>
    private const long DefaultGlobalSeed = 87654321;

    private protected TensorFlowContext(BigInteger? globalSeed) => GlobalSeed = globalSeed;

    /// <inheritdoc/>
    public override string StreamName => "tensorflow-legacy";

    /// <summary>What was given to <c>set_random_seed</c>, or null.</summary>
    public BigInteger? GlobalSeed { get; }

    /// <summary>An operation: with a seed of its own, or with one that the context makes of the global seed.</summary>
    /// <param name="seed">Any integer; it counts modulo 2^31 - 1.</param>
    /// <exception cref="InvalidOperationException">Neither a global seed is set nor one given: TensorFlow then draws no two times the same.</exception>
    public abstract TensorFlowOp Op(BigInteger? seed = null);

    /// <inheritdoc/>
    public override void Fill<T>(Span<T> destination, Distribution law)
    {
        ArgumentNullException.ThrowIfNull(law);
        if (law is Constant constant)
            destination.Fill(Rounded.To<T>(constant.Value));
        else
            Op().Fill(destination, law);
    }

    internal override void FillMatrix<T>(Span<T> destination, MatrixLaw law) => Op().FillMatrix(destination, law);

    /// <summary>The operation with this seed, the two made into one as <c>tf.compat.v1.get_seed</c> does.</summary>
    private protected TensorFlowOp WithSeed(BigInteger seed)
    {
        long first = Reduced(GlobalSeed ?? DefaultGlobalSeed);
        long second = Reduced(seed);
        return new TensorFlowOp(first, (first, second) == (0, 0) ? Modulus : second);
    }

    private protected BigInteger NeededGlobalSeed() =>
        GlobalSeed ?? throw new InvalidOperationException("Neither a global seed is set nor one for the operation: TensorFlow would draw at random.");

    // Python's modulo: never negative.
    private static long Reduced(BigInteger seed)
    {
        var remainder = BigInteger.Remainder(seed, Modulus);
        return (long)(remainder.Sign < 0 ? remainder + Modulus : remainder);
    }
}
