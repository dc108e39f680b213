using System.Runtime.InteropServices;

namespace WeightInit.Models;

/// <summary>Draws a checkpoint again from its provenance and compares every byte.</summary>
public static class CheckpointVerifier
{
    /// <summary>Compares a checkpoint with what its provenance draws.</summary>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="provenance">What <c>weightinit.json</c> says; see <see cref="ReadProvenance"/>.</param>
    /// <param name="key">The key that the provenance's stream and seed name.</param>
    /// <param name="progress">Told how far it is, from several threads; or null.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The first difference by the order of tensors and elements, or null where there is none.</returns>
    /// <exception cref="ModelFileException">A file is missing or not what it claims to be.</exception>
    public static CheckpointDifference? Verify(string folder, Provenance provenance, RandomKey key, IProgress<WriteProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(provenance);
        ArgumentNullException.ThrowIfNull(key);
        using CheckpointReader reader = CheckpointReader.Open(folder);
        IReadOnlyList<ProvenanceTensor> tensors = provenance.Tensors;
        if (DifferenceOfHeaders(reader, tensors) is { } early)
            return early;

        RandomKey[] keys = [.. tensors.Select(tensor => key.For(tensor.Name))];
        CheckpointDifference? first = null;
        (int Tensor, long Begin) firstPlace = (int.MaxValue, long.MaxValue);
        Lock guard = new();
        long total = tensors.Sum(tensor => tensor.Tensor.ByteCount);
        PieceList pieces = new(tensors.Select(tensor => (tensor.Tensor, tensor.Initializer)));
        PieceWorkers.Run(pieces, (tensor, begin, buffer) =>
        {
            TensorSpec spec = tensors[tensor].Tensor;
            int size = spec.DType.Size();
            byte[] found = GC.AllocateUninitializedArray<byte>(buffer.Length);
            TensorBytes.Fill(buffer, tensors[tensor].Initializer, spec, begin / size, keys[tensor]);
            reader.Read(spec.Name, begin, found);
            int at = buffer.CommonPrefixLength(found);
            if (at == buffer.Length)
                return;
            int element = at / size;
            CheckpointDifference difference = new(
                spec.Name, (begin / size) + element, Hex(buffer.Slice(element * size, size)), Hex(found.AsSpan(element * size, size)), null);
            lock (guard)
            {
                if ((tensor, begin).CompareTo(firstPlace) < 0)
                    (first, firstPlace) = (difference, (tensor, begin));
            }
        }, progress, total, cancellation);
        return first;
    }

    /// <summary>Reads the provenance of a checkpoint.</summary>
    /// <exception cref="ModelFileException">The folder has none, or it is damaged.</exception>
    public static Provenance ReadProvenance(string folder) => ProvenanceJson.Read(Path.Combine(folder, Provenance.FileName));

    private static CheckpointDifference? DifferenceOfHeaders(CheckpointReader reader, IReadOnlyList<ProvenanceTensor> tensors)
    {
        foreach (ProvenanceTensor tensor in tensors)
        {
            SafetensorsEntry? entry = reader.Find(tensor.Name);
            if (entry is null)
                return new(tensor.Name, null, "a tensor", "none", "is missing");
            if (entry.DType != tensor.DType.ToSafetensors() || entry.Shape != tensor.Shape)
                return new(tensor.Name, null, $"{tensor.DType.Name()} {tensor.Shape}", $"{entry.DType} {entry.Shape}", "has another dtype or shape");
        }

        HashSet<string> known = [.. tensors.Select(tensor => tensor.Name)];
        string? extra = reader.Names.FirstOrDefault(name => !known.Contains(name));
        return extra is null ? null : new(extra, null, "none", "a tensor", "is not in the provenance");
    }

    /// <summary>The bits of one element as the command line prints them, high byte first.</summary>
    private static string Hex(ReadOnlySpan<byte> element)
    {
        byte[] reversed = element.ToArray();
        if (BitConverter.IsLittleEndian)
            Array.Reverse(reversed);
        return Convert.ToHexStringLower(reversed);
    }
}

/// <summary>Where a checkpoint first differs from its provenance.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Element">The flat index of the element, or null where the difference is in the header.</param>
/// <param name="Expected">The bits, or the dtype and shape, that the provenance draws.</param>
/// <param name="Found">Those that the file holds.</param>
/// <param name="Problem">What is wrong where it is not the bits of an element.</param>
public sealed record CheckpointDifference(string Tensor, long? Element, string Expected, string Found, string? Problem);
