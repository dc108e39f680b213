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
        TensorSource source = Source(folder, provenance);
        PieceDigests digests = new(provenance.Tensors.Select(tensor => tensor.Tensor));
        try
        {
            CheckpointDifference? difference = Compare(weights, provenance.Tensors, source, digests, progress, cancellation)
                ?? DifferenceOfDigests(provenance.Tensors, digests);
            if (difference is null)
                weights.CheckSums(cancellation);
            return difference;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw Undrawable(folder, exception);
        }
    }

    /// <summary>Reads the provenance of a checkpoint.</summary>
    /// <exception cref="ModelFileException">The folder has none, or it is damaged.</exception>
    public static Provenance ReadProvenance(string folder) => ProvenanceJson.Read(ProvenancePath(folder));

    private static CheckpointDifference? Compare(
        StoredWeights weights, IReadOnlyList<ProvenanceTensor> tensors, TensorSource source, PieceDigests digests, IProgress<WriteProgress>? progress, CancellationToken cancellation)
    {
        TensorSpec[] specs = [.. tensors.Select(tensor => tensor.Tensor)];
        bool[] isKept = [.. tensors.Select(tensor => tensor.KeptFrom is not null)];
        source = new KeptSource(source, specs, isKept, weights.Read);
        FirstDifference first = new();
        PieceWorkers.Run(new PieceList(specs, source), (tensor, begin) => first.IsBefore(tensor, begin) ? null : source.Open(tensor, begin), (tensor, begin, piece) =>
        {
            digests.Take(tensor, begin, piece);
            if (!isKept[tensor] && !first.IsBefore(tensor, begin))
                first.Take(tensor, begin, StoredBytes.Difference(weights, specs[tensor], begin, piece));
        }, source.IsSequential ? 1 : Environment.ProcessorCount, progress, cancellation);
        int complete = Math.Min(first.Tensor, tensors.Count);
        return Enumerable.Range(0, complete).Select(i => DifferenceOfKept(tensors[i], digests[i])).FirstOrDefault(difference => difference is not null) ?? first.Difference;
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

    private static TensorSource Source(string folder, Provenance provenance)
    {
        try
        {
            return TensorSources.Of(provenance);
        }
        catch (FormatException exception)
        {
            throw new ProvenanceException(ProvenancePath(folder), OneLine.Plain(exception.Message, ProvenanceJson.LongestProblem), exception);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw Undrawable(folder, exception);
        }
    }

    private static ProvenanceException Undrawable(string folder, Exception exception) => new(ProvenancePath(folder), $"it cannot be drawn: {OneLine.Plain(exception.Message, ProvenanceJson.LongestProblem)}", exception);

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
