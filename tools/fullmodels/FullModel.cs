using System.Diagnostics;
using System.Security.Cryptography;
using WeightInit.Models;

namespace WeightInit.FullModels;

/// <summary>Draws a model of seed 42 from its config, first for nobody, for the time, then for its digests.</summary>
internal sealed class FullModel
{
    internal const int PieceBytes = 1 << 20;

    private readonly Plan _plan;
    private readonly Func<TensorSource> _open;

    private FullModel(Plan plan, Func<TensorSource> open)
    {
        _plan = plan;
        _open = open;
    }

    /// <summary>A built-in model in the dtype of its config.</summary>
    internal static FullModel Load(string name)
    {
        LoadedModel loaded = ModelSource.Load(name);
        Plan plan = loaded.Recipe.Resolve(loaded.Model);
        StreamInfo stream = Streams.Find("torch-2");
        return new FullModel(plan, () => loaded.Order!.Open(plan, stream, StreamSeed.Of(42)));
    }

    internal Plan Plan => _plan;

    internal TensorSource Open() => _open();

    internal static bool Check(string name)
    {
        Dictionary<string, string> expected = Golden(name);
        Stopwatch watch = Stopwatch.StartNew();
        FullModel model = Load(name);
        model.Draw();
        double draw = watch.Elapsed.TotalSeconds;
        watch.Restart();
        int equal = model.Digests().Count(tensor => expected.GetValueOrDefault(tensor.Name) == tensor.Digest);
        bool all = equal == expected.Count && equal == model._plan.Tensors.Count;
        Console.WriteLine(Row.Of(name, model._plan.Parameters, equal, expected.Count, draw, watch.Elapsed.TotalSeconds, Process.GetCurrentProcess().PeakWorkingSet64));
        return all;
    }

    internal static string Digest(TensorSource source, int number, TensorSpec tensor)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] piece = new byte[PieceBytes];
        long stretch = source.StretchOf(number);
        for (long begin = 0; begin < tensor.ByteCount; begin += Math.Min(stretch, tensor.ByteCount - begin))
        {
            using TensorReader reader = source.Open(number, begin);
            Read(reader, Math.Min(stretch, tensor.ByteCount - begin), piece, bytes => hash.AppendData(bytes));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private delegate void Take(ReadOnlySpan<byte> bytes);

    private static void Read(TensorReader reader, long length, byte[] piece, Take take)
    {
        for (long done = 0; done < length; done += piece.Length)
        {
            Span<byte> bytes = piece.AsSpan(0, (int)Math.Min(piece.Length, length - done));
            reader.Read(bytes);
            take(bytes);
        }
    }

    private void Draw()
    {
        TensorSource source = _open();
        IEnumerable<(int Number, long Begin, long Length)> stretches = Enumerable.Range(0, _plan.Tensors.Count).SelectMany(number => Stretches(source, number));
        ParallelRun.Each(stretches, () => new byte[PieceBytes], (stretch, piece) =>
        {
            using TensorReader reader = source.Open(stretch.Number, stretch.Begin);
            Read(reader, stretch.Length, piece, _ => { });
        });
    }

    private IEnumerable<(int, long, long)> Stretches(TensorSource source, int number)
    {
        long bytes = _plan.Tensors[number].Tensor.ByteCount;
        long stretch = source.StretchOf(number);
        for (long begin = 0; begin < bytes; begin += Math.Min(stretch, bytes - begin))
            yield return (number, begin, Math.Min(stretch, bytes - begin));
    }

    private (string Name, string Digest)[] Digests()
    {
        TensorSource source = _open();
        (string, string)[] digests = new (string, string)[_plan.Tensors.Count];
        ParallelRun.Each(Enumerable.Range(0, digests.Length), () => 0, (number, _) =>
            digests[number] = (_plan.Tensors[number].Tensor.Name, Digest(source, number, _plan.Tensors[number].Tensor)));
        return digests;
    }

    private static Dictionary<string, string> Golden(string name)
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "WeightInit.slnx")))
            root = Path.GetDirectoryName(root);
        string path = Path.Combine(root ?? ".", "test", "golden", "transformers-5.23.0", name, "seed42.tsv");
        return File.ReadLines(path).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).ToDictionary(fields => fields[0], fields => fields[1]);
    }
}
