using System.IO.Compression;

namespace WeightInit.Mutations;

/// <summary>Keras models as <c>.keras</c> archives: half of the mutants have their JSON changed, half the bytes of the archive.</summary>
internal static class KerasArchive
{
    /// <summary>Packs a model's JSON beside what else such an archive has.</summary>
    internal static byte[] Pack(byte[] config, bool isStored = false)
    {
        CompressionLevel level = isStored ? CompressionLevel.NoCompression : CompressionLevel.Fastest;
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "metadata.json", "{\"keras_version\": \"3.15.1\"}"u8, level);
            Add(archive, "config.json", config, level);
            Add(archive, "model.weights.h5", [0x89, (byte)'H', (byte)'D', (byte)'F', 13, 10, 26, 10], level);
        }

        return stream.ToArray();
    }

    /// <summary>A mutant of a model's archive.</summary>
    internal static byte[] Change(byte[] config, Mutator mutator, Random random)
    {
        bool isStored = random.Next(2) == 0;
        return random.Next(2) == 0 ? Pack(mutator.Change(config), isStored) : Change(Pack(config, isStored), random);
    }

    /// <summary>Bytes of the archive changed; most places are in its directory, where the sizes stand.</summary>
    private static byte[] Change(byte[] archive, Random random)
    {
        List<byte> mutant = [.. archive];
        int changes = random.Next(1, 4);
        for (int i = 0; i < changes && mutant.Count > 0; i++)
        {
            int place = random.Next(3) == 0 ? random.Next(mutant.Count) : mutant.Count - 1 - random.Next(Math.Min(mutant.Count, 260));
            switch (random.Next(6))
            {
                case 0: mutant[place] ^= (byte)(1 << random.Next(8)); break;
                case 1: mutant[place] = (byte)random.Next(256); break;
                case 2: mutant[place] = 0xFF; break;
                case 3: mutant.InsertRange(place, "PK"u8.ToArray()); break;
                case 4: mutant.RemoveRange(place, Math.Min(mutant.Count - place, random.Next(1, 9))); break;
                default: mutant.RemoveRange(place, mutant.Count - place); break;
            }
        }

        return [.. mutant];
    }

    private static void Add(ZipArchive archive, string name, ReadOnlySpan<byte> bytes, CompressionLevel level)
    {
        using Stream entry = archive.CreateEntry(name, level).Open();
        entry.Write(bytes);
    }
}
