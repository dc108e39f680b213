using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace WeightInit.Tests.Random.Native;

/// <summary>The known answers of stream version 1, test/golden/native-v1: one plain table that every backend is held against.</summary>
internal static class KnownAnswers
{
    /// <summary>The rows of one kind, without the kind.</summary>
    public static IEnumerable<string[]> Rows(string kind) =>
        File.ReadLines(Repository.Golden("native-v1", "known-answers.tsv"))
            .Where(line => line.StartsWith(kind + '\t', StringComparison.Ordinal))
            .Select(line => line.Split('\t')[1..]);

    /// <summary>The rows that fix the digest of many elements.</summary>
    public static IEnumerable<Draw> Digests() =>
        Rows("sha256").Select(row => new Draw(row[0], row[1], row[2], row[3], int.Parse(row[4], CultureInfo.InvariantCulture), row[5]));

    /// <summary>The rows that fix single elements, expected as index:bits.</summary>
    public static IEnumerable<Draw> Elements() =>
        Rows("elements").Where(row => row[3] != "words").Select(row => new Draw(row[0], row[1], row[2], row[3], 384, row[4]));

    /// <summary>A law as the table writes it.</summary>
    public static Distribution Law(string text)
    {
        string[] words = text.Split(' ');
        double[] p = [.. words[1..].Select(Number)];
        return words[0] switch
        {
            "uniform" => new Uniform(p[0], p[1]),
            "normal" => new Normal(p[0], p[1]),
            "truncated" => TruncatedNormal.InSigmas(p[0], p[1], p[2], p[3]),
            _ => throw new FormatException($"'{text}' is no law of the table"),
        };
    }

    /// <summary>A number as Python writes it.</summary>
    public static double Number(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    /// <summary>So many elements of one law in one type, and what is known of them.</summary>
    public sealed record Draw(string Seed, string Name, string DType, string LawText, int Count, string Expected)
    {
        public RandomKey Key => RandomKey.FromSeed(ulong.Parse(Seed, CultureInfo.InvariantCulture)).For(Name);

        /// <summary>SHA-256 of the elements' bytes.</summary>
        public string Digest() => DType switch
        {
            "float32" => Digest<float>(),
            "float64" => Digest<double>(),
            "bfloat16" => Digest<BFloat16>(),
            _ => Digest<Half>(),
        };

        /// <summary>SHA-256 over slices of any start, length and misalignment, drawn one by one.</summary>
        public string DigestOfSlices(int slices) => DType switch
        {
            "float32" => DigestOfSlices<float>(slices),
            "float64" => DigestOfSlices<double>(slices),
            "bfloat16" => DigestOfSlices<BFloat16>(slices),
            _ => DigestOfSlices<Half>(slices),
        };

        /// <summary>index:bits at the places that the row names.</summary>
        public string At() => DType switch
        {
            "float32" => At<float>(),
            "float64" => At<double>(),
            "bfloat16" => At<BFloat16>(),
            _ => At<Half>(),
        };

        public T[] Values<T>()
            where T : unmanaged
        {
            T[] values = new T[Count];
            Key.Fill<T>(values, Law(LawText));
            return values;
        }

        private string Digest<T>()
            where T : unmanaged =>
            Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<T>(Values<T>())));

        private string DigestOfSlices<T>(int slices)
            where T : unmanaged
        {
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            RandomKey key = Key;
            Distribution law = Law(LawText);
            uint state = 12345;
            T[] room = new T[5000];
            for (int i = 0; i < slices; i++)
            {
                state = (state * 1664525) + 1013904223;
                int length = (int)((state >> 8) % 4800);
                int offset = (int)((state >> 3) & 63);
                Span<T> slice = room.AsSpan(offset, length);
                key.Fill(slice, law, ((long)state << 5) + (state >> 20));
                hash.AppendData(MemoryMarshal.AsBytes(slice));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        private string At<T>()
            where T : unmanaged
        {
            T[] values = Values<T>();
            return string.Join(' ', Expected.Split(' ').Select(place => place.Split(':')[0]).Select(place =>
                $"{place}:{Bits(values[int.Parse(place, CultureInfo.InvariantCulture)])}"));
        }

        private static string Bits<T>(T value)
            where T : unmanaged
        {
            byte[] bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray();
            Array.Reverse(bytes);
            return Convert.ToHexStringLower(bytes);
        }
    }
}
