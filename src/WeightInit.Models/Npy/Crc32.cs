using System.Buffers.Binary;

namespace WeightInit.Models;

/// <summary>CRC-32 of the zip format: the reflected polynomial 0xEDB88320, all bits inverted before and after.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const uint One = 1u << 31;
    private const uint X = 1u << 30;
    private const int Slices = 8;

    /// <summary>Of a byte (row 0), and of it with 1 to 7 zeros after it.</summary>
    private static readonly uint[][] Tables = MakeTables();

    /// <summary>The checksum of bytes that follow others, from theirs; of no bytes it is 0.</summary>
    internal static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint remainder = ~checksum;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ remainder;
            remainder = Tables[7][(byte)word] ^ Tables[6][(byte)(word >> 8)] ^ Tables[5][(byte)(word >> 16)] ^ Tables[4][(byte)(word >> 24)]
                ^ Tables[3][(byte)(word >> 32)] ^ Tables[2][(byte)(word >> 40)] ^ Tables[1][(byte)(word >> 48)] ^ Tables[0][(byte)(word >> 56)];
        }

        foreach (byte value in bytes)
            remainder = Tables[0][(byte)(remainder ^ value)] ^ (remainder >> 8);
        return ~remainder;
    }

    /// <summary>The checksum of two stretches from the checksums of each.</summary>
    /// <param name="first">That of the first.</param>
    /// <param name="second">That of the second.</param>
    /// <param name="secondLength">The bytes of the second.</param>
    /// <remarks>A checksum is a polynomial modulo the format's; bytes that follow multiply it by x^8 each. The inversions cancel.</remarks>
    internal static uint Combine(uint first, uint second, long secondLength) => Multiply(PowerOfX(8 * (UInt128)secondLength), first) ^ second;

    private static uint PowerOfX(UInt128 exponent)
    {
        uint power = One;
        for (uint square = X; exponent != 0; exponent >>= 1, square = Multiply(square, square))
        {
            if ((exponent & 1) != 0)
                power = Multiply(power, square);
        }

        return power;
    }

    /// <summary>The product modulo the polynomial; the highest bit is the coefficient of x^0.</summary>
    private static uint Multiply(uint left, uint right)
    {
        uint product = 0;
        for (uint bit = One; bit != 0; bit >>= 1, right = TimesX(right))
        {
            if ((left & bit) != 0)
                product ^= right;
        }

        return product;
    }

    private static uint TimesX(uint value) => (value & 1) != 0 ? (value >> 1) ^ Polynomial : value >> 1;

    private static uint[][] MakeTables()
    {
        uint[][] tables = [.. Enumerable.Range(0, Slices).Select(_ => new uint[256])];
        for (uint value = 0; value < 256; value++)
        {
            uint remainder = value;
            for (int bit = 0; bit < 8; bit++)
                remainder = TimesX(remainder);
            tables[0][value] = remainder;
        }

        for (int zeros = 1; zeros < Slices; zeros++)
        {
            for (int value = 0; value < 256; value++)
                tables[zeros][value] = tables[0][(byte)tables[zeros - 1][value]] ^ (tables[zeros - 1][value] >> 8);
        }

        return tables;
    }
}
