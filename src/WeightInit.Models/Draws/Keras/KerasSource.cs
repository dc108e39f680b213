namespace WeightInit.Models;

/// <summary>A Keras model's tensors, each from the integer seed of its initializer: any tensor alone, but whole.</summary>
internal sealed class KerasSource : TensorSource
{
    private readonly IReadOnlyList<(TensorSpec Tensor, Initializer Initializer)> _tensors;
    private readonly IReadOnlyList<KerasInitializerSeed?> _seeds;

    /// <param name="stream">The stream's name.</param>
    /// <param name="seed">The seed of set_random_seed as the command line takes it.</param>
    /// <param name="tensors">The tensors and what they are to be.</param>
    /// <param name="seeds">The seed of each; null where nothing is drawn.</param>
    /// <exception cref="OutputException">A tensor does not fit an array.</exception>
    internal KerasSource(string stream, string seed, IReadOnlyList<(TensorSpec Tensor, Initializer Initializer)> tensors, IReadOnlyList<KerasInitializerSeed?> seeds)
    {
        StreamName = stream;
        SeedText = seed;
        _tensors = tensors;
        _seeds = seeds;
        foreach ((TensorSpec tensor, _) in tensors)
            TensorBytes.CheckWhole(tensor);
    }

    public override string StreamName { get; }

    public override string SeedText { get; }

    public override string? Order => KerasOrder.Release;

    public override string? PositionOf(int tensor) => _seeds[tensor] is { } seed ? DrawPosition.Of((KerasOrder.Position, seed.Seed.First)).ToString() : null;

    public override long StretchOf(int tensor) => long.MaxValue;

    public override TensorReader Open(int tensor, long begin) =>
        new BytesReader(TensorBytes.Draw(_tensors[tensor].Initializer, _tensors[tensor].Tensor, _seeds[tensor] ?? Nothing));

    /// <summary>What constants are filled from: it is not asked for numbers.</summary>
    private static KerasInitializerSeed Nothing { get; } = Keras.InitializerSeed(KerasBackend.NumPy, 0);
}
