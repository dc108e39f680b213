using System.Numerics;

namespace WeightInit;

/// <summary>
/// A program after <c>keras.utils.set_random_seed(seed)</c>. As a stream every fill is the first call of an initializer without a
/// seed, made at that moment. <see cref="Keras.SetRandomSeed"/> makes one.
/// </summary>
/// <remarks>
/// An initializer without a seed takes <c>random.randint(1, 10**9)</c> of Python when it is made, and so do <c>SeedGenerator()</c>,
/// <c>Dropout(rate)</c> with a rate above 0 and, for its dropout, each LSTM, GRU and SimpleRNN cell: for those <see cref="TakeSeed"/>
/// is called in the order of the program. An initializer with a seed, "zeros", <c>Dropout(0)</c> and NumPy's functions take none.
/// </remarks>
public sealed class KerasSession : KerasStream
{
    private const long LargestSeed = 1_000_000_000;

    internal KerasSession(KerasBackend backend, BigInteger seed)
        : base(backend) => Python = new PythonRandom(seed);

    /// <summary>Python's <c>random</c> in this program: a call of the program's own shifts what follows.</summary>
    public PythonRandom Python { get; }

    /// <summary>
    /// <c>keras.random.uniform</c>, <c>normal</c> and <c>truncated_normal</c> without a seed. The global SeedGenerator behind them is
    /// made, and takes a seed, when this is first asked for.
    /// </summary>
    public KerasSeedGenerator Random => field ??= new KerasSeedGenerator(Backend, TakeSeed(), ordered: false);

    /// <summary>The seed that the next initializer or layer takes: <c>random.randint(1, 10**9)</c>.</summary>
    public long TakeSeed() => Python.RandInt(1, LargestSeed);

    private protected override KerasSeed NextSeed() => new(TakeSeed(), 0);
}
