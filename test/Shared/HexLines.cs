using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace WeightInit.Tests;

/// <summary>Values as golden tables have them: one element a line, row-major, the IEEE bits in lower-case hex.</summary>
internal static class HexLines
{
    /// <summary>Each value's bits.</summary>
    public static string[] Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        int size = Marshal.SizeOf<T>();
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values);
        string[] lines = new string[values.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            ulong bits = 0;
            for (int b = size - 1; b >= 0; b--)
                bits = (bits << 8) | bytes[(i * size) + b];
            lines[i] = bits.ToString("x" + (2 * size).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        }

        return lines;
    }

    /// <summary>SHA-256 of the lines, each ended by a newline.</summary>
    public static string Digest(IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[64];
        foreach (string line in lines)
        {
            int count = Encoding.ASCII.GetBytes(line, buffer);
            buffer[count] = (byte)'\n';
            hash.AppendData(buffer, 0, count + 1);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>SHA-256 of the lines of these values, without making them: tables hold millions.</summary>
    public static string Digest<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        const int Chunk = 1024;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        int size = Marshal.SizeOf<T>();
        int line = (2 * size) + 1;
        byte[] text = new byte[Chunk * line];
        for (; !values.IsEmpty; values = values[Math.Min(Chunk, values.Length)..])
        {
            int count = Math.Min(Chunk, values.Length);
            ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values[..count]);
            for (int i = 0; i < count; i++)
            {
                for (int b = 0; b < size; b++)
                {
                    byte value = bytes[(i * size) + size - 1 - b];
                    text[(i * line) + (2 * b)] = Digits[value >> 4];
                    text[(i * line) + (2 * b) + 1] = Digits[value & 15];
                }

                text[(i * line) + line - 1] = (byte)'\n';
            }

            hash.AppendData(text, 0, count * line);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static ReadOnlySpan<byte> Digits => "0123456789abcdef"u8;
}
