namespace WeightInit.Models;

/// <summary>
/// A model's tensors from an addressable stream: any piece alone; where a law is one of a whole matrix (orthogonal, sparse), any
/// tensor alone.
/// </summary>
internal sealed class KeySource : TensorSource
{
    /// <summary>Tensors that are drawn whole and are larger than this are drawn one at a time, for the memory they take.</summary>
    private const int LargeBytes = 16 << 20;

    private readonly IReadOnlyList<(TensorSpec Tensor, Initializer Initializer)> _tensors;
    private readonly RandomKey _key;
    private readonly RandomKey[] _keys;
    private readonly SemaphoreSlim _large = new(1);

    /// <param name="tensors">The tensors and what they are to be.</param>
    /// <param name="key">The randomness of the model.</param>
    /// <exception cref="NotSupportedException">The key gives every tensor the same numbers, and there are several.</exception>
    /// <exception cref="OutputException">A tensor that has to be drawn whole does not fit an array.</exception>
    internal KeySource(IReadOnlyList<(TensorSpec Tensor, Initializer Initializer)> tensors, RandomKey key)
    {
        if (!key.TellsTensorsApart && tensors.Count > 1)
            throw new NotSupportedException($"The seed {key.SeedText} of the stream {key.StreamName} gives every tensor the same numbers; a model needs a seed that tells them apart.");
        _tensors = tensors;
        _key = key;
        _keys = [.. tensors.Select((planned, place) => key.For(planned.Tensor.Name, place))];
        foreach ((TensorSpec tensor, Initializer initializer) in tensors)
        {
            if (initializer is WholeTensorInitializer)
                TensorBytes.CheckWhole(tensor);
        }
    }

    public override string StreamName => _key.StreamName;

    public override string SeedText => _key.SeedText;

    public override long StretchOf(int tensor) => IsWhole(tensor) ? long.MaxValue : ContentDigest.PieceBytes;

    public override TensorReader Open(int tensor, long begin) => IsWhole(tensor) ? Whole(tensor) : new Reader(this, tensor, begin);

    private bool IsWhole(int tensor) => _tensors[tensor].Initializer is WholeTensorInitializer;

    private BytesReader Whole(int tensor)
    {
        (TensorSpec spec, Initializer initializer) = _tensors[tensor];
        bool isLarge = spec.ByteCount > LargeBytes;
        if (isLarge)
            _large.Wait();
        try
        {
            byte[] bytes = GC.AllocateUninitializedArray<byte>((int)spec.ByteCount);
            TensorBytes.Fill(bytes, initializer, spec, 0, _keys[tensor]);
            return new BytesReader(bytes, isLarge ? () => _large.Release() : null);
        }
        catch
        {
            if (isLarge)
                _large.Release();
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
