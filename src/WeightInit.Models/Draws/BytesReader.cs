namespace WeightInit.Models;

/// <summary>Reads a tensor that is in memory.</summary>
internal sealed class BytesReader(byte[] bytes, Action? done = null) : TensorReader
{
    private int _next;

    public override void Read(Span<byte> destination)
    {
        bytes.AsSpan(_next, destination.Length).CopyTo(destination);
        _next += destination.Length;
    }

    protected override void Dispose(bool disposing)
    {
        done?.Invoke();
        base.Dispose(disposing);
    }
}
