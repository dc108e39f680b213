namespace WeightInit.Models;

/// <summary>A tensor to be written: what the header says of it, before it has a place.</summary>
/// <param name="Name">The name, any text except <c>__metadata__</c>.</param>
/// <param name="DType">The type of its elements.</param>
/// <param name="Shape">Its axes, outermost first.</param>
public sealed record SafetensorsEntryInfo(string Name, SafetensorsDType DType, Shape Shape)
{
    /// <summary>What a file says of a tensor of a model.</summary>
    public static SafetensorsEntryInfo Of(TensorSpec tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return new SafetensorsEntryInfo(tensor.Name, tensor.DType.ToSafetensors(), tensor.Shape);
    }

    /// <summary>
    /// The order of the reference's writer: type, the widest alignment first, then name in the order of its UTF-8 bytes.
    /// </summary>
    public static IComparer<SafetensorsEntryInfo> FileOrder { get; } = Comparer<SafetensorsEntryInfo>.Create(Compare);

    private static int Compare(SafetensorsEntryInfo left, SafetensorsEntryInfo right)
    {
        int order = right.DType.CompareTo(left.DType);
        return order != 0 ? order : Utf8Order.Compare(left.Name, right.Name);
    }
}

/// <summary>A tensor of a file: what the header says of it.</summary>
/// <param name="Name">The name.</param>
/// <param name="DType">The type of its elements.</param>
/// <param name="Shape">Its axes, outermost first; elements are row-major and little-endian.</param>
/// <param name="Begin">The first byte, counted from <see cref="SafetensorsHeader.DataStart"/>.</param>
/// <param name="End">One past the last byte, counted likewise.</param>
public sealed record SafetensorsEntry(string Name, SafetensorsDType DType, Shape Shape, long Begin, long End)
{
    /// <summary>The size in bytes.</summary>
    public long ByteCount => End - Begin;
}
