namespace WeightInit.Models;

/// <summary>The values of a tensor in order, as the bytes that a file holds: little-endian, row-major, in the tensor's dtype.</summary>
public abstract class TensorReader : IDisposable
{
    /// <summary>Writes the next bytes.</summary>
    /// <param name="destination">1 MiB, or what is left of the stretch.</param>
    /// <exception cref="NotSupportedException">The stream does not draw the law, or not in the tensor's dtype.</exception>
    public abstract void Read(Span<byte> destination);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the reader holds.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
