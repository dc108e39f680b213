namespace WeightInit.Models;

/// <summary>
/// A model's tensors from an addressable stream: any piece alone; where a law is one of a whole matrix (orthogonal, sparse), any
/// tensor alone.
/// </summary>
internal sealed class KeySource : TensorSource
{
    /// <summary>
    /// Tensors that are drawn whole and are larger than this are drawn one at a time, for the memory they take: a reader holds the
    /// lock until the thread that opened it closes it.
    /// </summary>
    private const int LargeBytes = 16 << 20;

    private readonly IReadOnlyList<(TensorSpec Tensor, Initializer Initializer)> _tensors;
    private readonly IReadOnlyList<RandomKey> _keys;
    private readonly Lock _large = new();

    /// <param name="tensors">The tensors and what they are to be.</param>
    /// <param name="key">The randomness of the model.</param>
    /// <exception cref="NotSupportedException">The key gives every tensor the same numbers, and there are several.</exception>
    /// <exception cref="OutputException">A tensor that has to be drawn whole does not fit an array.</exception>
    internal KeySource(IReadOnlyList<(TensorSpec Tensor, Initializer Initializer)> tensors, RandomKey key)
        : this(tensors, key.StreamName, key.SeedText, [.. tensors.Select((planned, place) => key.For(planned.Tensor.Name, place))])
    {
        if (!key.TellsTensorsApart && tensors.Count > 1)
            throw new NotSupportedException($"The seed {key.SeedText} of the stream {key.StreamName} gives every tensor the same numbers; a model needs a seed that tells them apart.");
    }

    /// <param name="tensors">The tensors and what they are to be.</param>
    /// <param name="stream">The stream's name.</param>
    /// <param name="seed">The model's seed as the command line takes it.</param>
    /// <param name="keys">The key of each tensor.</param>
    /// <exception cref="OutputException">A tensor that has to be drawn whole does not fit an array.</exception>
    internal KeySource(IReadOnlyList<(TensorSpec Tensor, Initializer Initializer)> tensors, string stream, string seed, IReadOnlyList<RandomKey> keys)
    {
        _tensors = tensors;
        _keys = keys;
        StreamName = stream;
        SeedText = seed;
        foreach ((TensorSpec tensor, Initializer initializer) in tensors)
        {
            if (initializer is WholeTensorInitializer)
                TensorBytes.CheckWhole(tensor);
        }
    }

    public override string StreamName { get; }

    public override string SeedText { get; }

    public override string? Order => LibraryOrder;

    /// <summary>The library and release in whose order the keys were dealt out; null where the tensors' names decide them.</summary>
    internal string? LibraryOrder { get; init; }

    /// <summary>What provenance keeps of each tensor's key; none where the tensors' names say it.</summary>
    internal IReadOnlyList<string?> Positions { get; init; } = [];

    public override string? PositionOf(int tensor) => Positions.Count == 0 ? null : Positions[tensor];

    public override long StretchOf(int tensor) => IsWhole(tensor) ? long.MaxValue : ContentDigest.PieceBytes;

    public override TensorReader Open(int tensor, long begin) => IsWhole(tensor) ? Whole(tensor) : new Reader(this, tensor, begin);

    private bool IsWhole(int tensor) => _tensors[tensor].Initializer is WholeTensorInitializer;

    private BytesReader Whole(int tensor)
    {
        (TensorSpec spec, Initializer initializer) = _tensors[tensor];
        bool isLarge = spec.ByteCount > LargeBytes;
        if (isLarge)
            _large.Enter();
        try
        {
            byte[] bytes = GC.AllocateUninitializedArray<byte>((int)spec.ByteCount);
            TensorBytes.Fill(bytes, initializer, spec, 0, _keys[tensor]);
            return new BytesReader(bytes, isLarge ? () => _large.Exit() : null);
        }
        catch
        {
            if (isLarge)
                _large.Exit();
            throw;
        }
    }

    private sealed class Reader(KeySource source, int tensor, long begin) : TensorReader
    {
        private long _next = begin;

        public override void Read(Span<byte> destination)
        {
            (TensorSpec spec, Initializer initializer) = source._tensors[tensor];
            TensorBytes.Fill(destination, initializer, spec, _next / spec.DType.Size(), source._keys[tensor]);
            _next += destination.Length;
        }
    }
}
