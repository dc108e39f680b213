namespace WeightInit.Models;

/// <summary>Draws a checkpoint again from its provenance and compares every byte.</summary>
public static class CheckpointVerifier
{
    /// <summary>Compares a checkpoint with what its provenance draws.</summary>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="provenance">What <c>weightinit.json</c> says; see <see cref="ReadProvenance"/>.</param>
    /// <param name="progress">Told how far it is, from several threads; or null.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The first difference by the order of tensors and elements, or null where there is none.</returns>
    /// <exception cref="ModelFileException">A file is missing or not what it claims to be, or the stream is not known.</exception>
    public static CheckpointDifference? Verify(string folder, Provenance provenance, IProgress<WriteProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(provenance);
        using CheckpointReader reader = CheckpointReader.Open(folder);
        if (DifferenceOfHeaders(reader, provenance.Tensors) is { } early)
            return early;
        (StreamInfo source, StreamSeed seed) = Source(folder, provenance);
        return source.IsAddressable
            ? Compare(reader, provenance, source.OpenKey(seed), progress, cancellation)
            : Compare(reader, provenance, source.OpenStream(seed), progress, cancellation);
    }

    private static CheckpointDifference? Compare(CheckpointReader reader, Provenance provenance, RandomKey key, IProgress<WriteProgress>? progress, CancellationToken cancellation)
    {
        IReadOnlyList<ProvenanceTensor> tensors = provenance.Tensors;
        RandomKey[] keys = [.. tensors.Select(tensor => key.For(tensor.Name))];
        CheckpointDifference? first = null;
        (int Tensor, long Begin) firstPlace = (int.MaxValue, long.MaxValue);
        Lock guard = new();
        PieceList pieces = new(tensors.Select(tensor => (tensor.Tensor, tensor.Initializer)));
        PieceWorkers.Run(pieces, (tensor, begin, buffer) =>
        {
            TensorSpec spec = tensors[tensor].Tensor;
            TensorBytes.Fill(buffer, tensors[tensor].Initializer, spec, begin / spec.DType.Size(), keys[tensor]);
            if (Difference(reader, spec, begin, buffer) is not { } difference)
                return;
            lock (guard)
            {
                if ((tensor, begin).CompareTo(firstPlace) < 0)
                    (first, firstPlace) = (difference, (tensor, begin));
            }
        }, progress, Bytes(provenance), cancellation);
        return first;
    }

    /// <summary>A sequential stream draws the tensors in the order in which they were drawn.</summary>
    private static CheckpointDifference? Compare(CheckpointReader reader, Provenance provenance, RandomStream stream, IProgress<WriteProgress>? progress, CancellationToken cancellation)
    {
        long done = 0;
        foreach (ProvenanceTensor tensor in provenance.Tensors)
        {
            cancellation.ThrowIfCancellationRequested();
            byte[] expected = GC.AllocateUninitializedArray<byte>(checked((int)tensor.Tensor.ByteCount));
            TensorBytes.Fill(expected, tensor.Initializer, tensor.Tensor, stream);
            if (Difference(reader, tensor.Tensor, 0, expected) is { } difference)
                return difference;
            progress?.Report(new WriteProgress(done += expected.Length, Bytes(provenance)));
        }

        return null;
    }

    private static CheckpointDifference? Difference(CheckpointReader reader, TensorSpec tensor, long begin, ReadOnlySpan<byte> expected)
    {
        int size = tensor.DType.Size();
        byte[] found = GC.AllocateUninitializedArray<byte>(expected.Length);
        reader.Read(tensor.Name, begin, found);
        int at = expected.CommonPrefixLength(found);
        if (at == expected.Length)
            return null;
        int element = at / size;
        return new(tensor.Name, (begin / size) + element, Hex(expected.Slice(element * size, size)), Hex(found.AsSpan(element * size, size)), null);
    }

    private static (StreamInfo Source, StreamSeed Seed) Source(string folder, Provenance provenance)
    {
        try
        {
            return (Streams.Find(provenance.Stream), StreamSeed.Parse(provenance.Seed));
        }
        catch (FormatException exception)
        {
            throw new ProvenanceException(Path.Combine(folder, Provenance.FileName), exception.Message, exception);
        }
    }

    private static long Bytes(Provenance provenance) => provenance.Tensors.Sum(tensor => tensor.Tensor.ByteCount);

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
