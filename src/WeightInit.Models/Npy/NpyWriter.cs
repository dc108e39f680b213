using System.Runtime.InteropServices;

namespace WeightInit.Models;

/// <summary>Writes arrays as <c>numpy.save</c> does, byte for byte: version 1.0, little-endian, row-major.</summary>
public static class NpyWriter
{
    /// <summary>Writes an array to a stream.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="Half"/>, <see cref="int"/>, <see cref="long"/>, <see cref="byte"/> or <see cref="bool"/>.</typeparam>
    /// <param name="stream">Receives the bytes; it is neither flushed nor closed.</param>
    /// <param name="shape">The axes.</param>
    /// <param name="values">The elements, row-major.</param>
    /// <exception cref="ArgumentException">There are not as many values as the shape has elements.</exception>
    /// <exception cref="NotSupportedException">NumPy has no type for <typeparamref name="T"/>; bfloat16 is one that it lacks.</exception>
    public static void Write<T>(Stream stream, Shape shape, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (values.Length != shape.Count)
            throw new ArgumentException($"{values.Length} values are not the {shape.Count} of the shape ({shape}).", nameof(values));
        stream.Write(Header<T>(shape));
        stream.Write(MemoryMarshal.AsBytes(values));
    }

    /// <summary>The bytes before the elements, for a caller that writes those itself.</summary>
    /// <inheritdoc cref="Write{T}(Stream, Shape, ReadOnlySpan{T})"/>
    public static byte[] Header<T>(Shape shape)
        where T : unmanaged => NpyHeader.ToBytes(NpyType.Of<T>(), shape);
}
