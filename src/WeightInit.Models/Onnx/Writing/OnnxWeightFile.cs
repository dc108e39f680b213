using Google.Protobuf;
using Microsoft.Win32.SafeHandles;
using WeightInit.Models.OnnxMessages;

namespace WeightInit.Models;

/// <summary>
/// A graph with its weights in it that is being written: the files are made at their full length, then the elements are put in
/// their places in any order from any thread. Beyond the limit of a protocol-buffer message the elements stand in a file beside
/// the model.
/// </summary>
internal sealed class OnnxWeightFile : IWeightFiles
{
    /// <summary>The longest model with its elements inside; a message has at most 2^31 - 1 bytes.</summary>
    internal const long LongestInside = 2_000_000_000;

    /// <summary>Elements shorter than this stay inside, so that shapes can be inferred without the other file.</summary>
    private const long ShortestOutside = 1024;

    private readonly OnnxEntry[] _weights;
    private readonly SafeFileHandle _model;
    private readonly SafeFileHandle? _data;

    private OnnxWeightFile(OnnxEntry[] weights, SafeFileHandle model, SafeFileHandle? data)
    {
        _weights = weights;
        _model = model;
        _data = data;
    }

    /// <summary>Makes the files with everything but the weights' elements.</summary>
    /// <param name="source">The ONNX file whose graph it is.</param>
    /// <param name="tensors">The weights, with the names and shapes that the graph has.</param>
    /// <param name="folder">Where the files are made.</param>
    /// <param name="metadata">What the model's metadata say; keys of ours are taken.</param>
    /// <param name="longestInside">The longest model with its elements inside.</param>
    /// <exception cref="ModelFileException">The source cannot be read.</exception>
    /// <exception cref="NotSupportedException">A tensor has another type than in the graph.</exception>
    internal static OnnxWeightFile Create(string source, IReadOnlyList<TensorSpec> tensors, string folder, IReadOnlyList<KeyValuePair<string, string>> metadata, long longestInside)
    {
        using OnnxFile file = OnnxFile.Open(source);
        OnnxGraph graph = OnnxGraph.Of(file);
        Dictionary<string, OnnxWeight> weights = new WeightFinder(graph).Weights.ToDictionary(weight => weight.Name, StringComparer.Ordinal);
        OnnxEntry[] entries = [.. tensors.Select(tensor => Entry(tensor, weights.GetValueOrDefault(tensor.Name)))];
        GraphRewriter rewritten = new(graph, [.. weights.Values.Where(weight => tensors.Any(tensor => tensor.Name == weight.Name))], metadata);
        OnnxEntry[] others = [.. rewritten.Others.Select(tensor => OnnxEntry.Of(tensor.Name, tensor.Shape, tensor.Type, tensor.ByteCount))];
        OnnxEntry[] all = [.. entries, .. others];
        byte[] model = WithoutGraph(rewritten.Model), rest = rewritten.Model.Graph.ToByteArray();
        long outside = model.LongLength + rest.LongLength + all.Sum(entry => entry.Lay().Length) > longestInside ? PutOutside(all) : 0;
        SafeFileHandle? data = null, written = null;
        try
        {
            if (outside > 0)
                data = Make(Path.Combine(folder, CheckpointFiles.OnnxData), outside);
            written = Lay(Path.Combine(folder, CheckpointFiles.Onnx), model, rest, all);
            OnnxWeightFile files = new(entries, written, data);
            for (int i = 0; i < others.Length; i++)
                files.Copy(rewritten.Others[i], others[i]);
            return files;
        }
        catch
        {
            written?.Dispose();
            data?.Dispose();
            throw;
        }
    }

    public void Write(int tensor, long begin, ReadOnlySpan<byte> bytes) => Put(_weights[tensor], begin, bytes);

    public void Finish()
    {
        if (_data is not null)
            RandomAccess.FlushToDisk(_data);
        RandomAccess.FlushToDisk(_model);
        Dispose();
    }

    public void Dispose()
    {
        _data?.Dispose();
        _model.Dispose();
    }

    private static OnnxEntry Entry(TensorSpec tensor, OnnxWeight? weight)
    {
        if (weight is null || weight.Shape != tensor.Shape)
            throw new NotSupportedException($"{tensor.Name}: the graph has no such weight of the shape ({tensor.Shape}).");
        return OnnxType.ToDType(weight.Type) == tensor.DType
            ? OnnxEntry.Of(tensor.Name, tensor.Shape, weight.Type, tensor.ByteCount)
            : throw new NotSupportedException($"{tensor.Name}: the graph computes in {OnnxType.NameOf(weight.Type)}; a graph with its weights keeps its types, {tensor.DType.Name()} is for other formats.");
    }

    /// <summary>Long elements one after another: from 1 MiB at multiples of 64 KiB, which any system can map, others of 4 KiB.</summary>
    private static long PutOutside(OnnxEntry[] entries)
    {
        const long Large = 1 << 20, Coarse = 64 << 10, Fine = 4 << 10;
        long end = 0;
        foreach (OnnxEntry entry in entries.Where(entry => entry.ByteCount >= ShortestOutside))
        {
            long grain = entry.ByteCount >= Large ? Coarse : Fine;
            long place = (end + grain - 1) / grain * grain;
            entry.PutOutside(CheckpointFiles.OnnxData, place);
            end = place + entry.ByteCount;
        }

        return end;
    }

    private static SafeFileHandle Lay(string path, byte[] model, byte[] rest, OnnxEntry[] entries)
    {
        (byte[] Prefix, long Length)[] parts = [.. entries.Select(entry => entry.Lay())];
        long graph = checked(rest.LongLength + parts.Sum(part => part.Length));
        byte[] head = [.. model, .. OnnxEntry.Numbers((7 << 3) | 2, (ulong)graph), .. rest];
        SafeFileHandle file = Make(path, head.LongLength - rest.LongLength + graph);
        RandomAccess.Write(file, head, 0);
        long place = head.LongLength;
        for (int i = 0; i < parts.Length; i++)
        {
            RandomAccess.Write(file, parts[i].Prefix, place);
            if (!entries[i].IsOutside)
                entries[i].PutInside(place + parts[i].Prefix.LongLength);
            place += parts[i].Length;
        }

        return file;
    }

    private static byte[] WithoutGraph(Model model)
    {
        Graph graph = model.Graph;
        model.Graph = null;
        byte[] bytes = model.ToByteArray();
        model.Graph = graph;
        return bytes;
    }

    private static SafeFileHandle Make(string path, long length)
    {
        SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, length);
        RandomAccess.SetLength(file, length);
        return file;
    }

    private void Copy(OnnxTensor from, OnnxEntry to)
    {
        byte[] buffer = new byte[(int)Math.Min(ContentDigest.PieceBytes, from.ByteCount)];
        for (long begin = 0; begin < from.ByteCount; begin += buffer.Length)
        {
            Span<byte> piece = buffer.AsSpan(0, (int)Math.Min(buffer.Length, from.ByteCount - begin));
            from.Read(begin, piece);
            Put(to, begin, piece);
        }
    }

    private void Put(OnnxEntry entry, long begin, ReadOnlySpan<byte> bytes) => RandomAccess.Write(entry.IsOutside ? _data! : _model, bytes, entry.Offset + begin);
}
