namespace WeightInit.Models;

/// <summary>Draws a checkpoint again from its provenance and compares: metadata, names, dtypes, shapes, every bit, every digest.</summary>
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
        if ((DifferenceOfMetadata(reader, provenance) ?? DifferenceOfHeaders(reader, provenance.Tensors)) is { } early)
            return early;
        (StreamInfo source, StreamSeed seed) = Source(folder, provenance);
        PieceDigests digests = new(provenance.Tensors.Select(tensor => tensor.Tensor));
        try
        {
            CheckpointDifference? difference = source.IsAddressableFrom(seed)
                ? Compare(reader, provenance.Tensors, source.OpenKey(seed), digests, progress, cancellation)
                : Compare(reader, provenance.Tensors, source.OpenStream(seed), digests, progress, cancellation);
            return difference ?? DifferenceOfDigests(provenance.Tensors, digests);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new ProvenanceException(ProvenancePath(folder), $"it cannot be drawn: {exception.Message}", exception);
        }
    }

    /// <summary>Reads the provenance of a checkpoint.</summary>
    /// <exception cref="ModelFileException">The folder has none, or it is damaged.</exception>
    public static Provenance ReadProvenance(string folder) => ProvenanceJson.Read(ProvenancePath(folder));

    private static CheckpointDifference? Compare(
        CheckpointReader reader, IReadOnlyList<ProvenanceTensor> tensors, RandomKey key, PieceDigests digests, IProgress<WriteProgress>? progress, CancellationToken cancellation)
    {
        RandomKey[] keys = [.. tensors.Select((tensor, place) => key.For(tensor.Name, place))];
        FirstDifference first = new();
        PieceList pieces = new(tensors.Select(tensor => (tensor.Tensor, tensor.Initializer)));
        PieceWorkers.Run(pieces, (tensor, begin, buffer) =>
        {
            if (first.IsBefore(tensor, begin))
                return;
            TensorSpec spec = tensors[tensor].Tensor;
            TensorBytes.Fill(buffer, tensors[tensor].Initializer, spec, begin / spec.DType.Size(), keys[tensor]);
            digests.Take(tensor, begin, buffer);
            first.Take(tensor, begin, StoredBytes.Difference(reader, spec, begin, buffer));
        }, Environment.ProcessorCount, progress, cancellation);
        return first.Difference;
    }

    /// <summary>A sequential stream draws the tensors in the order in which they were drawn.</summary>
    private static CheckpointDifference? Compare(
        CheckpointReader reader, IReadOnlyList<ProvenanceTensor> tensors, RandomStream stream, PieceDigests digests, IProgress<WriteProgress>? progress, CancellationToken cancellation)
    {
        long done = 0;
        long total = tensors.Sum(tensor => tensor.Tensor.ByteCount);
        for (int i = 0; i < tensors.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            byte[] expected = TensorBytes.Draw(tensors[i].Initializer, tensors[i].Tensor, stream.ForTensor(i));
            digests.Take(i, 0, expected);
            if (StoredBytes.Difference(reader, tensors[i].Tensor, 0, expected) is { } difference)
                return difference;
            progress?.Report(new WriteProgress(done += expected.Length, total));
        }

        return null;
    }

    private static CheckpointDifference? DifferenceOfMetadata(CheckpointReader reader, Provenance provenance)
    {
        foreach (SafetensorsReader file in reader.Files)
        {
            foreach ((string key, string expected) in provenance.Metadata)
            {
                string? found = file.Header.Metadata.FirstOrDefault(pair => pair.Key == key).Value;
                if (found != expected)
                    return new(null, null, Path.GetFileName(file.Path), $"{key} of the header", expected, found ?? "none");
            }
        }

        return null;
    }

    private static CheckpointDifference? DifferenceOfHeaders(CheckpointReader reader, IReadOnlyList<ProvenanceTensor> tensors)
    {
        foreach (ProvenanceTensor tensor in tensors)
        {
            SafetensorsEntry? entry = reader.Find(tensor.Name);
            if (entry is null)
                return new(tensor.Name, null, null, "the tensor is missing", $"{tensor.DType.ToSafetensors().Name()} ({tensor.Shape})", "none");
            if (entry.DType != tensor.DType.ToSafetensors() || entry.Shape != tensor.Shape)
                return new(tensor.Name, null, null, "dtype and shape", $"{tensor.DType.ToSafetensors().Name()} ({tensor.Shape})", $"{entry.DType.Name()} ({entry.Shape})");
        }

        HashSet<string> known = [.. tensors.Select(tensor => tensor.Name)];
        string? extra = reader.Names.FirstOrDefault(name => !known.Contains(name));
        return extra is null ? null : new(extra, null, null, "the tensor is not in the provenance", "none", "a tensor");
    }

    private static CheckpointDifference? DifferenceOfDigests(IReadOnlyList<ProvenanceTensor> tensors, PieceDigests digests)
    {
        for (int i = 0; i < tensors.Count; i++)
        {
            if (tensors[i].Digest != digests[i])
                return new(tensors[i].Name, null, null, $"sha256 in {Provenance.FileName}", digests[i], tensors[i].Digest);
        }

        return null;
    }

    private static (StreamInfo Source, StreamSeed Seed) Source(string folder, Provenance provenance)
    {
        try
        {
            return (Streams.Find(provenance.Stream), StreamSeed.Parse(provenance.Seed));
        }
        catch (FormatException exception)
        {
            throw new ProvenanceException(ProvenancePath(folder), exception.Message, exception);
        }
    }

    private static string ProvenancePath(string folder) => Path.Combine(folder, Provenance.FileName);

    /// <summary>The first of the differences that several threads find, by the order of tensors and bytes.</summary>
    private sealed class FirstDifference
    {
        private readonly Lock _guard = new();
        private (int Tensor, long Begin) _place = (int.MaxValue, long.MaxValue);

        internal CheckpointDifference? Difference { get; private set; }

        /// <summary>Whether one is known that lies before this place, so that the place need not be looked at.</summary>
        internal bool IsBefore(int tensor, long begin)
        {
            lock (_guard)
                return _place.CompareTo((tensor, begin)) < 0;
        }

        internal void Take(int tensor, long begin, CheckpointDifference? difference)
        {
            if (difference is null || IsBefore(tensor, begin))
                return;
            lock (_guard)
            {
                if (_place.CompareTo((tensor, begin)) > 0)
                    (Difference, _place) = (difference, (tensor, begin));
            }
        }
    }
}
