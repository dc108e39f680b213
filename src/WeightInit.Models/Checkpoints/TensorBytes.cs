using System.Runtime.InteropServices;

namespace WeightInit.Models;

/// <summary>Draws stretches of a tensor as the bytes that a file holds: little-endian, row-major, in the tensor's dtype.</summary>
internal static class TensorBytes
{
    /// <summary>Draws a stretch from a key.</summary>
    /// <param name="destination">A whole number of elements.</param>
    /// <param name="initializer">The initializer.</param>
    /// <param name="tensor">The whole tensor.</param>
    /// <param name="start">The flat index of the first element.</param>
    /// <param name="key">The randomness.</param>
    /// <exception cref="NotSupportedException">The key does not draw the law, or not in the tensor's dtype.</exception>
    internal static void Fill(Span<byte> destination, Initializer initializer, TensorSpec tensor, long start, RandomKey key)
    {
        try
        {
            Draw(destination, initializer, tensor, start, key);
        }
        catch (NotSupportedException exception)
        {
            throw Named(tensor, exception);
        }
    }

    /// <summary>Draws a whole tensor from a stream.</summary>
    /// <exception cref="NotSupportedException">The stream does not draw the law, or not in the tensor's dtype.</exception>
    /// <exception cref="OutputException">The tensor is larger than an array can be.</exception>
    internal static byte[] Draw(Initializer initializer, TensorSpec tensor, RandomStream stream)
    {
        CheckWhole(tensor);
        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)tensor.ByteCount);
        try
        {
            Draw(bytes, initializer, tensor, stream);
            return bytes;
        }
        catch (NotSupportedException exception)
        {
            throw Named(tensor, exception);
        }
    }

    /// <summary>Refuses a tensor that has to be drawn whole and is larger than an array can be.</summary>
    internal static void CheckWhole(TensorSpec tensor)
    {
        if (tensor.ByteCount > Array.MaxLength)
            throw new OutputException($"{tensor.Name}: its values are drawn together, and it has {tensor.ByteCount} bytes; at most {Array.MaxLength} are accepted.");
    }

    /// <summary>Does something whose refusals do not know the tensor's name, and puts it before them.</summary>
    internal static T Naming<T>(TensorSpec tensor, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (NotSupportedException exception)
        {
            throw Named(tensor, exception);
        }
    }

    /// <summary>Puts the tensor's name before what the stream says.</summary>
    internal static NotSupportedException Named(TensorSpec tensor, NotSupportedException exception) => new($"{tensor.Name}: {exception.Message}", exception);

    private static void Draw(Span<byte> destination, Initializer initializer, TensorSpec tensor, long start, RandomKey key)
    {
        switch (tensor.DType)
        {
            case DType.Float32:
                initializer.FillFlat(MemoryMarshal.Cast<byte, float>(destination), tensor, start, key);
                break;
            case DType.Float64:
                initializer.FillFlat(MemoryMarshal.Cast<byte, double>(destination), tensor, start, key);
                break;
            case DType.BFloat16:
                initializer.FillFlat(MemoryMarshal.Cast<byte, BFloat16>(destination), tensor, start, key);
                break;
            case DType.Float16:
                initializer.FillFlat(MemoryMarshal.Cast<byte, Half>(destination), tensor, start, key);
                break;
            default:
                FillInteger(destination, initializer, tensor);
                break;
        }
    }

    private static void Draw(Span<byte> destination, Initializer initializer, TensorSpec tensor, RandomStream stream)
    {
        switch (tensor.DType)
        {
            case DType.Float32:
                initializer.Fill(MemoryMarshal.Cast<byte, float>(destination), tensor, stream);
                break;
            case DType.Float64:
                initializer.Fill(MemoryMarshal.Cast<byte, double>(destination), tensor, stream);
                break;
            case DType.BFloat16:
                initializer.Fill(MemoryMarshal.Cast<byte, BFloat16>(destination), tensor, stream);
                break;
            case DType.Float16:
                initializer.Fill(MemoryMarshal.Cast<byte, Half>(destination), tensor, stream);
                break;
            default:
                FillInteger(destination, initializer, tensor);
                break;
        }
    }

    /// <summary>Integer buffers hold a constant; nothing is drawn for them.</summary>
    private static void FillInteger(Span<byte> destination, Initializer initializer, TensorSpec tensor)
    {
        if (initializer is not ConstantInitializer { Value: var value } || value != Math.Floor(value))
            throw new ArgumentException($"{tensor.Name}: {tensor.DType.Name()} elements are not drawn; zeros, ones or constant with a whole number is accepted.");
        switch (tensor.DType)
        {
            case DType.Int64:
                MemoryMarshal.Cast<byte, long>(destination).Fill(checked((long)value));
                break;
            case DType.Int32:
                MemoryMarshal.Cast<byte, int>(destination).Fill(checked((int)value));
                break;
            default:
                destination.Fill(checked((byte)value));
                break;
        }
    }
}
