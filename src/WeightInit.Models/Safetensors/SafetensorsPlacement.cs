namespace WeightInit.Models;

/// <summary>The rules for the places of tensors: they cover the data exactly, each with the bytes that it needs.</summary>
/// <remarks>A file whose every byte is accounted for cannot be a file of another kind at the same time.</remarks>
internal static class SafetensorsPlacement
{
    internal static void Check(ReadOnlySpan<SafetensorsEntry> inFileOrder, string path, long dataStart, long fileLength)
    {
        long place = 0;
        foreach (SafetensorsEntry entry in inFileOrder)
        {
            if (entry.Begin > place)
                throw new SafetensorsException(SafetensorsError.Hole, path, $"it begins at byte {entry.Begin} of the data, but the one before it ends at {place}; tensors follow without a gap.", entry.Name);
            if (entry.Begin < place)
                throw new SafetensorsException(SafetensorsError.Overlap, path, $"it begins at byte {entry.Begin} of the data, but the one before it ends at {place}; tensors share no bytes.", entry.Name);

            long needed = SafetensorsSize.Bytes(entry.DType, entry.Shape, path, entry.Name);
            if (entry.ByteCount != needed)
                throw new SafetensorsException(SafetensorsError.SizeMismatch, path, $"its data_offsets [{entry.Begin}, {entry.End}] hold {entry.ByteCount} bytes; the shape ({entry.Shape}) in {entry.DType.Name()} needs {needed}.", entry.Name);
            place = entry.End;
        }

        long data = fileLength - dataStart;
        if (place > data)
            throw new SafetensorsException(SafetensorsError.DataBeyondFile, path, $"its tensors need {place} bytes of data, it has {data}; the file is cut short.");
        if (place < data)
            throw new SafetensorsException(SafetensorsError.TrailingBytes, path, $"{data - place} bytes follow the last tensor; a file ends with its last tensor.");
    }
}
