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
}
