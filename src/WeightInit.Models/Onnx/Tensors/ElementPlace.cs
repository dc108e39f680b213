namespace WeightInit.Models;

/// <summary>Where a tensor's elements are: in memory, or in a file.</summary>
internal readonly record struct ElementPlace
{
    internal ElementPlace(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        Length = bytes.Length;
    }

    internal ElementPlace(InputFile file, long offset, long length)
    {
        File = file;
        Offset = offset;
        Length = length;
    }

    internal ReadOnlyMemory<byte>? Bytes { get; }

    internal InputFile? File { get; }

    internal long Offset { get; }

    internal long Length { get; }
}
