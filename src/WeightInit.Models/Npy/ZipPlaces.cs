using System.Buffers.Binary;

namespace WeightInit.Models;

/// <summary>
/// Where the bytes of an archive's entries lie, from its directory. <see cref="System.IO.Compression.ZipArchive"/> reads the
/// same directory and does not tell.
/// </summary>
internal static class ZipPlaces
{
    private const int EndLength = 22;
    private const int LocatorLength = 20;
    private const int Zip64EndLength = 56;
    private const int EntryLength = 46;
    private const int LocalLength = 30;
    private const ushort Zip64Extra = 1;

    /// <summary>
    /// For each entry, in the directory's order, the file's byte at which its own begin; null where it is not stored as it is,
    /// or where the directory is not what it should be.
    /// </summary>
    /// <param name="file">An archive that has been opened as one.</param>
    /// <param name="count">How many entries it has.</param>
    internal static long?[] Of(InputFile file, int count)
    {
        long?[] places = new long?[count];
        if (FindDirectory(file) is not { } at)
            return places;
        byte[] entry = new byte[EntryLength];
        for (int i = 0; i < count && Read(file, at, entry) && Word(entry, 0) == 0x02014B50; i++)
        {
            int name = Half(entry, 28), extra = Half(entry, 30);
            byte[] field = new byte[extra];
            if (!Read(file, at + EntryLength + name, field))
                break;
            if (Half(entry, 10) == 0 && LocalOffset(entry, field) is { } local)
                places[i] = AfterLocalHeader(file, local);
            at += EntryLength + name + extra + Half(entry, 32);
        }

        return places;
    }

    /// <summary>The directory's first byte: the end record is the last of its kind in the file.</summary>
    private static long? FindDirectory(InputFile file)
    {
        byte[] tail = new byte[Math.Min(file.Length, EndLength + ushort.MaxValue)];
        file.Read(file.Length - tail.Length, tail);
        int end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tail.Length - end < EndLength)
            return null;
        uint start = Word(tail, end + 16);
        return start != uint.MaxValue ? start : FindZip64Directory(file, file.Length - tail.Length + end);
    }

    private static long? FindZip64Directory(InputFile file, long end)
    {
        byte[] locator = new byte[LocatorLength];
        byte[] record = new byte[Zip64EndLength];
        if (!Read(file, end - LocatorLength, locator) || Word(locator, 0) != 0x07064B50)
            return null;
        return Read(file, Long(locator, 8), record) && Word(record, 0) == 0x06064B50 ? Long(record, 48) : null;
    }

    /// <summary>The offset in 32 bits, or the one of 64 that stands after those sizes that need 64 bits too.</summary>
    private static long? LocalOffset(byte[] entry, byte[] fields)
    {
        if (Word(entry, 42) != uint.MaxValue)
            return Word(entry, 42);
        int before = (Word(entry, 24) == uint.MaxValue ? 8 : 0) + (Word(entry, 20) == uint.MaxValue ? 8 : 0);
        for (int at = 0; at + 4 <= fields.Length; at += 4 + Half(fields, at + 2))
        {
            if (Half(fields, at) == Zip64Extra)
                return at + 4 + before + 8 <= fields.Length ? Long(fields, at + 4 + before) : null;
        }

        return null;
    }

    private static long? AfterLocalHeader(InputFile file, long local)
    {
        byte[] header = new byte[LocalLength];
        return Read(file, local, header) && Word(header, 0) == 0x04034B50 && Half(header, 8) == 0
            ? local + LocalLength + Half(header, 26) + Half(header, 28)
            : null;
    }

    /// <summary>False where the file does not have these bytes.</summary>
    private static bool Read(InputFile file, long offset, Span<byte> destination)
    {
        if (offset < 0 || offset > file.Length - destination.Length)
            return false;
        file.Read(offset, destination);
        return true;
    }

    private static ushort Half(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint Word(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static long Long(byte[] bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
}
