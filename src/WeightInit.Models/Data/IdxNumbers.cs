using System.Buffers.Binary;

namespace WeightInit.Models;

/// <summary>
/// The IDX format of the MNIST files: two zero bytes, the type, the number of axes, for each axis its length as a big-endian
/// 32-bit integer, then the numbers, big-endian, row-major. Y. LeCun, C. Cortes, C. Burges, "The MNIST database".
/// </summary>
internal static class IdxNumbers
{
    internal static DataArray Read(string path, Stream content, long mostSamples)
    {
        Span<byte> head = stackalloc byte[4];
        Fill(path, content, head);
        int size = SizeOf(head[2]);
        if (head[0] != 0 || head[1] != 0 || size == 0 || head[3] is 0 or > 8)
            throw new DataException(DataError.UnknownFormat, path, "it begins like IDX and is none: a type of 0x08, 0x09, 0x0B to 0x0E and 1 to 8 axes are accepted.");
        long[] lengths = new long[head[3]];
        byte type = head[2];
        for (int axis = 0; axis < lengths.Length; axis++)
        {
            Fill(path, content, head);
            lengths[axis] = BinaryPrimitives.ReadUInt32BigEndian(head);
        }

        long samples = lengths[0];
        lengths[0] = Math.Min(samples, mostSamples);
        long count = 1;
        foreach (long length in lengths)
        {
            count = count == 0 || length == 0 ? 0 : checked(count * length);
            DataFile.CheckSize(path, count);
        }

        return new DataArray(path, Shape.Of(lengths), Numbers(path, content, type, size, count), type < 0x0D, samples);
    }

    /// <summary>Memory grows with what has been read: a header alone takes none.</summary>
    private static double[] Numbers(string path, Stream content, byte type, int size, long count)
    {
        List<double> values = [];
        byte[] chunk = new byte[size * Math.Min(1 << 16, Math.Max(1, count))];
        while (values.Count < count)
        {
            Span<byte> bytes = chunk.AsSpan(0, (int)Math.Min(chunk.Length, (count - values.Count) * size));
            Fill(path, content, bytes);
            for (int i = 0; i < bytes.Length; i += size)
                values.Add(Number(type, bytes.Slice(i, size)));
        }

        return [.. values];
    }

    private static int SizeOf(byte type) => type switch
    {
        0x08 or 0x09 => 1,
        0x0B => 2,
        0x0C or 0x0D => 4,
        0x0E => 8,
        _ => 0,
    };

    private static double Number(byte type, ReadOnlySpan<byte> bytes) => type switch
    {
        0x08 => bytes[0],
        0x09 => (sbyte)bytes[0],
        0x0B => BinaryPrimitives.ReadInt16BigEndian(bytes),
        0x0C => BinaryPrimitives.ReadInt32BigEndian(bytes),
        0x0D => BinaryPrimitives.ReadSingleBigEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };

    private static void Fill(string path, Stream content, Span<byte> bytes)
    {
        if (content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new DataException(DataError.WrongLength, path, "it ends before the numbers that its header announces.");
    }
}
