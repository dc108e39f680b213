namespace WeightInit.Models;

/// <summary>A source some of whose tensors are read from a checkpoint in place of being drawn.</summary>
/// <param name="source">Draws the others.</param>
/// <param name="tensors">All tensors.</param>
/// <param name="isKept">Which are read.</param>
/// <param name="read">Reads some of a tensor's bytes.</param>
internal sealed class KeptSource(TensorSource source, IReadOnlyList<TensorSpec> tensors, IReadOnlyList<bool> isKept, KeptSource.Read read) : TensorSource
{
    /// <summary>Reads some of a tensor's bytes.</summary>
    internal delegate void Read(string tensor, long begin, Span<byte> destination);

    public override string StreamName => source.StreamName;

    public override string SeedText => source.SeedText;

    public override string? Order => source.Order;

    public override bool IsSequential => source.IsSequential;

    public override string? PositionOf(int tensor) => source.PositionOf(tensor);

    public override long StretchOf(int tensor) => isKept[tensor] ? ContentDigest.PieceBytes : source.StretchOf(tensor);

    public override TensorReader Open(int tensor, long begin)
    {
        if (!isKept[tensor])
            return source.Open(tensor, begin);
        if (begin == 0)
            source.Pass(tensor);
        return new Reader(read, tensors[tensor].Name, begin);
    }

    private sealed class Reader(Read read, string name, long begin) : TensorReader
    {
        private long _next = begin;

        public override void Read(Span<byte> destination)
        {
            read(name, _next, destination);
            _next += destination.Length;
        }
    }
}
