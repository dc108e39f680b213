using WeightInit.Tests;

namespace WeightInit.Models.Tests.Hostile;

/// <summary>Files with bytes changed at random: read, or refused with a line of our own; never anything else.</summary>
public class MutationTests
{
    private const int Mutants = 2_000;
    private const long MaxAllocated = 64 << 20;

    private static readonly byte[][] Interesting =
    [
        [0], [0xFF], [0x7F], [0x80], "-"u8.ToArray(), "9"u8.ToArray(), "["u8.ToArray(), "{"u8.ToArray(), "\""u8.ToArray(), "}"u8.ToArray(),
        [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F], "99999999999999999999"u8.ToArray(), "-1"u8.ToArray(), "(((("u8.ToArray(), "\\ud800"u8.ToArray(),
    ];

    [Fact]
    public void Changed_files_are_read_or_refused_within_bounds()
    {
        string[] seeds =
        [
            .. new[] { "safetensors", "npy", "npz" }.SelectMany(folder => Directory.GetFiles(Repository.Golden("hostile", folder), "valid-*")).Order(StringComparer.Ordinal),
            Repository.Golden("hostile", "checkpoints", "valid-shards", "model.safetensors.index.json"),
            .. Enumerable.Repeat(Repository.Golden("hostile", "manifests", "valid-everything.json"), 10),
        ];
        using TemporaryFolder folder = new();
        foreach (string shard in Directory.GetFiles(Repository.Golden("hostile", "checkpoints", "valid-shards"), "*.safetensors"))
            File.Copy(shard, folder[Path.GetFileName(shard)]);
        System.Random random = new(20261);
        int read = 0, refused = 0;
        for (int i = 0; i < Mutants; i++)
        {
            string seed = seeds[i % seeds.Length];
            byte[] mutant = Mutate(File.ReadAllBytes(seed), random);
            string path = folder.Write((seed.Contains("manifests", StringComparison.Ordinal) ? "manifest" : "mutant") + Path.GetExtension(seed), mutant);
            long before = GC.GetAllocatedBytesForCurrentThread();
            long unpacked = 0;
            try
            {
                Read(path, bytes => unpacked += bytes);
                read++;
            }
            catch (ModelFileException error)
            {
                Assert.DoesNotContain(error.Message, char.IsControl);
                refused++;
            }
            catch (Exception error)
            {
                Assert.Fail($"mutant {i} of {Path.GetFileName(seed)}: {error}");
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < MaxAllocated, $"mutant {i} of {Path.GetFileName(seed)} took {allocated} bytes");
            Assert.True(unpacked <= 2L * NpzFile.MaxExpansion * (mutant.Length + NpzFile.MaxExpansion), $"mutant {i} of {Path.GetFileName(seed)} took {unpacked} bytes of work");
        }

        Assert.True(read > Mutants / 50 && refused > Mutants / 4, $"{read} read, {refused} refused");
    }

    private static void Read(string path, Action<long> work)
    {
        if (Path.GetFileName(path) == "manifest.json")
        {
            Manifest.Read(path);
            return;
        }

        using StoredModel model = StoredModel.Open(path);
        foreach (StoredTensor tensor in model.Tensors)
            tensor.Measure(work);
        if (!path.EndsWith(".npy", StringComparison.Ordinal))
            return;
        using NpyFile file = NpyFile.Open(path);
        file.Array.ReadDoubles();
    }

    private static byte[] Mutate(byte[] bytes, System.Random random)
    {
        List<byte> mutant = [.. bytes];
        int changes = random.Next(1, 5);
        for (int change = 0; change < changes && mutant.Count > 0; change++)
        {
            // Half of the changes go where the headers are.
            int place = random.Next(random.Next(2) == 0 ? mutant.Count : Math.Min(mutant.Count, 200));
            byte[] piece = Interesting[random.Next(Interesting.Length)];
            switch (random.Next(6))
            {
                case 0: mutant[place] ^= (byte)(1 << random.Next(8)); break;
                case 1: mutant[place] = (byte)random.Next(256); break;
                case 2: mutant.InsertRange(place, piece); break;
                case 3: mutant.RemoveRange(place, Math.Min(mutant.Count - place, random.Next(1, 9))); break;
                case 4: mutant.RemoveRange(place, mutant.Count - place); break;
                default:
                    for (int i = 0; i < piece.Length && place + i < mutant.Count; i++)
                        mutant[place + i] = piece[i];
                    break;
            }
        }

        return [.. mutant];
    }
}
