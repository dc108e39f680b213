using System.Buffers.Binary;
using System.Text;

namespace WeightInit.Models;

/// <summary>
/// The bytes of a npz archive around its arrays' elements, as <c>numpy.savez</c> writes them to a file with Python 3.11.4 or
/// newer: entries stored as they are, sizes of 64 bits, the date 1980-01-01. Where everything lies is known before the first
/// element.
/// </summary>
internal sealed class NpzLayout
{
    /// <summary>The version of the format that has sizes of 64 bits.</summary>
    private const ushort Version = 45;

    private const ushort Unix = 3 << 8;
    private const ushort NamesAreUtf8 = 0x800;
    private const uint OwnerReadsAndWrites = 0x180u << 16;
    private const ushort FirstOfJanuary1980 = (1 << 5) | 1;
    private const int LocalLength = 30;
    private const int LocalExtraLength = 20;

    /// <summary>What Python's zipfile writes in 32 bits; above it, in 64.</summary>
    private const long Limit32 = int.MaxValue;

    private const int LimitCount = ushort.MaxValue;

    private readonly Entry[] _entries;
    private readonly long _directoryOffset;

    private NpzLayout(Entry[] entries, long directoryOffset)
    {
        _entries = entries;
        _directoryOffset = directoryOffset;
        FileLength = directoryOffset + Directory(new uint[entries.Length]).Length;
    }

    /// <summary>The length of the archive.</summary>
    internal long FileLength { get; }

    /// <summary>The layout of these tensors, in this order.</summary>
    /// <exception cref="NotSupportedException">NumPy has no type for a tensor's elements, or the archive no place for its name.</exception>
    internal static NpzLayout Of(IEnumerable<TensorSpec> tensors)
    {
        List<Entry> entries = [];
        long offset = 0;
        foreach (TensorSpec tensor in tensors)
        {
            byte[] name = Encoding.UTF8.GetBytes(tensor.Name + ".npy");
            if (name.Length > ushort.MaxValue || tensor.Name.Contains('\0', StringComparison.Ordinal))
                throw new NotSupportedException($"{OneLine.Quote(tensor.Name)}: a name in an archive has no NUL and at most {ushort.MaxValue - 4} bytes; this one has {name.Length - 4}.");
            byte[] header = NpyHeader.ToBytes(TypeOf(tensor), tensor.Shape);
            entries.Add(new Entry(name, header, offset, tensor.ByteCount));
            offset = checked(entries[^1].DataOffset + tensor.ByteCount);
        }

        return new NpzLayout([.. entries], offset);
    }

    /// <summary>The byte of the file that is an array's first element's first.</summary>
    internal long DataOffset(int index) => _entries[index].DataOffset;

    /// <summary>What stands before an array's elements, and where.</summary>
    /// <param name="index">The array.</param>
    /// <param name="checksum">The checksum of its elements.</param>
    internal (long Offset, byte[] Bytes) Prefix(int index, uint checksum)
    {
        Entry entry = _entries[index];
        using MemoryStream bytes = new();
        Put32(bytes, 0x04034B50);
        Put16(bytes, Version);
        PutCommon(bytes, entry, checksum);
        Put32(bytes, uint.MaxValue);
        Put32(bytes, uint.MaxValue);
        Put16(bytes, (ushort)entry.Name.Length);
        Put16(bytes, LocalExtraLength);
        bytes.Write(entry.Name);
        PutExtra(bytes, [entry.Length, entry.Length]);
        bytes.Write(entry.Header);
        return (entry.Offset, bytes.ToArray());
    }

    /// <summary>What stands after all arrays, and where.</summary>
    /// <param name="checksums">The checksums of the elements of each.</param>
    internal (long Offset, byte[] Bytes) Suffix(IReadOnlyList<uint> checksums) => (_directoryOffset, Directory(checksums));

    private static NpyType TypeOf(TensorSpec tensor) => NpyType.Of(tensor.DType)
        ?? throw new NotSupportedException($"{tensor.Name}: its type is {tensor.DType.Name()}, which NumPy does not have; an npz archive holds float32, float64, float16, int64, int32 and bool. Choose one of them, or safetensors.");

    private byte[] Directory(IReadOnlyList<uint> checksums)
    {
        using MemoryStream bytes = new();
        for (int i = 0; i < _entries.Length; i++)
            PutEntry(bytes, _entries[i], checksums[i]);
        PutEnd(bytes, bytes.Length);
        return bytes.ToArray();
    }

    private static void PutEntry(MemoryStream bytes, Entry entry, uint checksum)
    {
        bool isLong = entry.Length > Limit32, isFar = entry.Offset > Limit32;
        long[] in64 = [.. isLong ? [entry.Length, entry.Length] : (long[])[], .. isFar ? [entry.Offset] : (long[])[]];
        Put32(bytes, 0x02014B50);
        Put16(bytes, Version | Unix);
        Put16(bytes, Version);
        PutCommon(bytes, entry, checksum);
        Put32(bytes, isLong ? uint.MaxValue : (uint)entry.Length);
        Put32(bytes, isLong ? uint.MaxValue : (uint)entry.Length);
        Put16(bytes, (ushort)entry.Name.Length);
        Put16(bytes, (ushort)(in64.Length == 0 ? 0 : 4 + (8 * in64.Length)));
        Put16(bytes, 0);
        Put16(bytes, 0);
        Put16(bytes, 0);
        Put32(bytes, OwnerReadsAndWrites);
        Put32(bytes, isFar ? uint.MaxValue : (uint)entry.Offset);
        bytes.Write(entry.Name);
        if (in64.Length > 0)
            PutExtra(bytes, in64);
    }

    /// <summary>Flags, method, time, date and checksum, which both headers of an entry have.</summary>
    private static void PutCommon(MemoryStream bytes, Entry entry, uint checksum)
    {
        Put16(bytes, Ascii.IsValid(entry.Name) ? (ushort)0 : NamesAreUtf8);
        Put16(bytes, 0);
        Put16(bytes, 0);
        Put16(bytes, FirstOfJanuary1980);
        Put32(bytes, Crc32.Combine(Crc32.Append(0, entry.Header), checksum, entry.DataLength));
    }

    private static void PutExtra(MemoryStream bytes, ReadOnlySpan<long> values)
    {
        Put16(bytes, 1);
        Put16(bytes, (ushort)(8 * values.Length));
        foreach (long value in values)
            Put64(bytes, value);
    }

    private void PutEnd(MemoryStream bytes, long length)
    {
        if (_entries.Length > LimitCount || _directoryOffset > Limit32 || length > Limit32)
        {
            Put32(bytes, 0x06064B50);
            Put64(bytes, 44);
            Put16(bytes, Version);
            Put16(bytes, Version);
            Put64(bytes, 0);
            Put64(bytes, _entries.Length);
            Put64(bytes, _entries.Length);
            Put64(bytes, length);
            Put64(bytes, _directoryOffset);
            Put32(bytes, 0x07064B50);
            Put32(bytes, 0);
            Put64(bytes, _directoryOffset + length);
            Put32(bytes, 1);
        }

        Put32(bytes, 0x06054B50);
        Put32(bytes, 0);
        Put16(bytes, (ushort)Math.Min(_entries.Length, ushort.MaxValue));
        Put16(bytes, (ushort)Math.Min(_entries.Length, ushort.MaxValue));
        Put32(bytes, (uint)Math.Min(length, uint.MaxValue));
        Put32(bytes, (uint)Math.Min(_directoryOffset, uint.MaxValue));
        Put16(bytes, 0);
    }

    private static void Put16(MemoryStream bytes, ushort value)
    {
        Span<byte> field = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(field, value);
        bytes.Write(field);
    }

    private static void Put32(MemoryStream bytes, uint value)
    {
        Span<byte> field = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(field, value);
        bytes.Write(field);
    }

    private static void Put64(MemoryStream bytes, long value)
    {
        Span<byte> field = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(field, value);
        bytes.Write(field);
    }

    /// <summary>An array: its name in the archive, the header of its npy file, where it begins, and the bytes of its elements.</summary>
    private sealed record Entry(byte[] Name, byte[] Header, long Offset, long DataLength)
    {
        internal long DataOffset => Offset + LocalLength + Name.Length + LocalExtraLength + Header.Length;

        /// <summary>The bytes of the npy file.</summary>
        internal long Length => Header.Length + DataLength;
    }
}
