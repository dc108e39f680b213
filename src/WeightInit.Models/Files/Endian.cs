using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace WeightInit.Models;

/// <summary>Turns the bytes of elements round.</summary>
internal static class Endian
{
    /// <summary>Reverses every element in place.</summary>
    /// <param name="bytes">Whole elements.</param>
    /// <param name="size">Bytes an element: 1, 2, 4 or 8.</param>
    internal static void Reverse(Span<byte> bytes, int size)
    {
        Span<ushort> pairs = MemoryMarshal.Cast<byte, ushort>(bytes);
        Span<uint> fours = MemoryMarshal.Cast<byte, uint>(bytes);
        Span<ulong> eights = MemoryMarshal.Cast<byte, ulong>(bytes);
        if (size == 2)
            BinaryPrimitives.ReverseEndianness(pairs, pairs);
        else if (size == 4)
            BinaryPrimitives.ReverseEndianness(fours, fours);
        else if (size == 8)
            BinaryPrimitives.ReverseEndianness(eights, eights);
    }
}
