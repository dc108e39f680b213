using System.Buffers;

namespace WeightInit;

/// <summary>
/// Memory for a large tensor that costs less to fill for the first time than an array: outside the garbage collector's heap, not
/// cleared, begun at a multiple of 2 MiB, and, where the system offers it, in pages of 2 MiB.
/// </summary>
/// <remarks>
/// A system gives memory out page by page, when it is first written to. With pages of 4 KiB that takes longer than drawing the
/// weights (docs/theory/kernels.md has figures); with pages of 2 MiB there are 512 times fewer of them. On Linux the program asks
/// for them with <c>madvise(MADV_HUGEPAGE)</c>, which the settings <c>always</c> and <c>madvise</c> of
/// <c>/sys/kernel/mm/transparent_hugepage/enabled</c> grant. Nothing depends on whether they do but the time. Where memory is filled
/// more than once, or is small, an array is as good.
/// <code>
/// using LargeBuffer&lt;float&gt; buffer = new(1 &lt;&lt; 26);
/// RandomKey.FromSeed(42).For("w").FillParallel(buffer.Memory, new Normal(0, 0.02));
/// </code>
/// </remarks>
/// <typeparam name="T">The element.</typeparam>
public sealed unsafe class LargeBuffer<T> : MemoryManager<T>
    where T : unmanaged
{
    private readonly LargePages _pages;
    private T* _elements;

    /// <summary>Takes memory for so many elements. What they are is not defined until they are written.</summary>
    /// <param name="length">How many, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    /// <exception cref="OutOfMemoryException">The system has not that much.</exception>
    public LargeBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        _pages = new LargePages(checked((nuint)length * (nuint)sizeof(T)));
        _elements = (T*)_pages.Start;
    }

    /// <summary>How many elements.</summary>
    public int Length { get; }

    /// <summary>Whether the system took the request for large pages. It may still give small ones where memory is in pieces.</summary>
    public bool AskedForLargePages => _pages.AreAskedFor;

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The memory was given back.</exception>
    public override Span<T> GetSpan()
    {
        ObjectDisposedException.ThrowIf(_elements is null, this);
        return new Span<T>(_elements, Length);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The memory was given back.</exception>
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ObjectDisposedException.ThrowIf(_elements is null, this);
        ArgumentOutOfRangeException.ThrowIfNegative(elementIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(elementIndex, Length);
        return new MemoryHandle(_elements + elementIndex, pinnable: this);
    }

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <summary>Gives the memory back. Nothing may use it any more.</summary>
    public void Dispose() => ((IDisposable)this).Dispose();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _elements = null;
        if (disposing)
            _pages.Dispose();
    }
}
