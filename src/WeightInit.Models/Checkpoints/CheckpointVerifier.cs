namespace WeightInit.Models;

/// <summary>
/// Draws a checkpoint again from its provenance and compares: metadata, names, dtypes, shapes, every bit, every digest. Tensors
/// that were kept from another checkpoint are compared by their digests.
/// </summary>
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
        using StoredWeights weights = StoredWeights.Open(folder);
        if ((weights.DifferenceOfMetadata(provenance) ?? DifferenceOfHeaders(weights, provenance.Tensors)) is { } early)
            return early;
        (StreamInfo source, StreamSeed seed) = Source(folder, provenance);
        PieceDigests digests = new(provenance.Tensors.Select(tensor => tensor.Tensor));
        try
        {
            CheckpointDifference? difference = source.IsAddressableFrom(seed)
                ? Compare(weights, provenance.Tensors, source.OpenKey(seed), digests, progress, cancellation)
                : Compare(weights, provenance.Tensors, source.OpenStream(seed), digests, progress, cancellation);
            difference ??= DifferenceOfDigests(provenance.Tensors, digests);
            if (difference is null)
                weights.CheckSums(cancellation);
            return difference;
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
        StoredWeights weights, IReadOnlyList<ProvenanceTensor> tensors, RandomKey key, PieceDigests digests, IProgress<WriteProgress>? progress, CancellationToken cancellation)
    {
        RandomKey[] keys = [.. tensors.Select(tensor => key.For(tensor.Name))];
        FirstDifference first = new();
        PieceList pieces = new(tensors.Select(tensor => (tensor.Tensor, tensor.KeptFrom is null ? tensor.Initializer : null)));
        PieceWorkers.Run(pieces, (tensor, begin, buffer) =>
        {
            if (first.IsBefore(tensor, begin))
                return;
            TensorSpec spec = tensors[tensor].Tensor;
            if (tensors[tensor].KeptFrom is not null)
            {
                weights.Read(spec.Name, begin, buffer);
                digests.Take(tensor, begin, buffer);
                return;
            }

            TensorBytes.Fill(buffer, tensors[tensor].Initializer, spec, begin / spec.DType.Size(), keys[tensor]);
            digests.Take(tensor, begin, buffer);
            first.Take(tensor, begin, StoredBytes.Difference(weights, spec, begin, buffer));
        }, Environment.ProcessorCount, progress, cancellation);
        int complete = Math.Min(first.Tensor, tensors.Count);
        return Enumerable.Range(0, complete).Select(i => DifferenceOfKept(tensors[i], digests[i])).FirstOrDefault(difference => difference is not null) ?? first.Difference;
    }

    /// <summary>A sequential stream draws the tensors in the order in which they were drawn, kept ones too.</summary>
    private static CheckpointDifference? Compare(
        StoredWeights weights, IReadOnlyList<ProvenanceTensor> tensors, RandomStream stream, PieceDigests digests, IProgress<WriteProgress>? progress, CancellationToken cancellation)
    {
        long done = 0;
        long total = tensors.Sum(tensor => tensor.Tensor.ByteCount);
        for (int i = 0; i < tensors.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            int number = i;
            TensorSpec spec = tensors[i].Tensor;
            byte[] expected = TensorBytes.Draw(tensors[i].Initializer, spec, stream.ForTensor(i));
            if (tensors[i].KeptFrom is null)
                digests.Take(i, 0, expected);
            else
                PieceCopy.Run(spec, (begin, buffer) => weights.Read(spec.Name, begin, buffer), (begin, piece) => digests.Take(number, begin, piece), cancellation);
            CheckpointDifference? difference = tensors[i].KeptFrom is null ? StoredBytes.Difference(weights, spec, 0, expected) : DifferenceOfKept(tensors[i], digests[i]);
            if (difference is not null)
                return difference;
            progress?.Report(new WriteProgress(done += expected.Length, total));
        }

        return null;
    }

    private static CheckpointDifference? DifferenceOfHeaders(StoredWeights weights, IReadOnlyList<ProvenanceTensor> tensors)
    {
        foreach (TensorSpec tensor in tensors.Select(tensor => tensor.Tensor))
        {
            StoredWeight? found = weights.Find(tensor.Name);
            if (found?.Is(tensor) != true)
                return new(tensor.Name, null, null, found is null ? "the tensor is missing" : "dtype and shape", $"{weights.NameOf(tensor.DType)} ({tensor.Shape})", found?.ToString() ?? "none");
        }

        HashSet<string> known = [.. tensors.Select(tensor => tensor.Name)];
        string? extra = weights.Names.FirstOrDefault(name => !known.Contains(name));
        return extra is null ? null : new(extra, null, null, "the tensor is not in the provenance", "none", "a tensor");
    }

    /// <summary>Whether a kept tensor, all of whose bytes have been taken, is what was kept; null where it is, or was drawn.</summary>
    private static CheckpointDifference? DifferenceOfKept(ProvenanceTensor tensor, string digest) => tensor.KeptFrom is null || tensor.Digest == digest
        ? null
        : new(tensor.Name, null, null, "sha256 of the kept tensor", tensor.Digest, digest);

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

        /// <summary>The index of its tensor; beyond all where there is no difference.</summary>
        internal int Tensor => _place.Tensor;

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
