using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace WeightInit.Models;

/// <summary>Writes plans as checkpoints: a folder that appears whole or not at all.</summary>
public static class CheckpointWriter
{
    /// <summary>
    /// Draws every tensor of a plan from a key and writes the checkpoint, each piece drawn and put in its place by one of
    /// several workers. Memory is a piece of 1 MiB for each worker, and the largest tensor whose law is that of a whole tensor.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="key">The randomness.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="cancellation">Ends the work; nothing is left behind.</param>
    /// <returns>What <c>weightinit.json</c> says.</returns>
    /// <exception cref="OutputException">The checkpoint cannot be written there.</exception>
    public static Provenance WriteTo(this Plan plan, string folder, RandomKey key, CheckpointOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(key);
        return Write(plan, folder, key.StreamName, key.SeedText, options ?? new(), (files, pieces, digests) =>
        {
            RandomKey[] keys = [.. plan.Tensors.Select(planned => key.For(planned.Tensor.Name))];
            PieceWorkers.Run(pieces, (tensor, begin, buffer) =>
            {
                PlannedTensor planned = plan.Tensors[tensor];
                TensorBytes.Fill(buffer, planned.Initializer, planned.Tensor, begin / planned.Tensor.DType.Size(), keys[tensor]);
                Store(files, digests, tensor, begin, buffer);
            }, options?.Progress, plan.Bytes, cancellation);
        }, cancellation);
    }

    /// <summary>
    /// Draws every tensor of a plan from a stream, one after another in the plan's order, and writes the checkpoint. Memory is
    /// the largest tensor.
    /// </summary>
    /// <inheritdoc cref="WriteTo(Plan, string, RandomKey, CheckpointOptions?, CancellationToken)"/>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="stream">The randomness; it moves on.</param>
    /// <param name="seed">The stream's seed as the command line takes it.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="cancellation">Ends the work; nothing is left behind.</param>
    public static Provenance WriteTo(this Plan plan, string folder, RandomStream stream, string seed, CheckpointOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(stream);
        return Write(plan, folder, stream.StreamName, seed, options ?? new(), (files, _, digests) =>
        {
            long done = 0;
            for (int i = 0; i < plan.Tensors.Count; i++)
            {
                PlannedTensor planned = plan.Tensors[i];
                byte[] bytes = GC.AllocateUninitializedArray<byte>(checked((int)planned.Tensor.ByteCount));
                TensorBytes.Fill(bytes, planned.Initializer, planned.Tensor, stream);
                for (int begin = 0; begin < bytes.Length; begin += ContentDigest.PieceBytes)
                {
                    cancellation.ThrowIfCancellationRequested();
                    int length = Math.Min(ContentDigest.PieceBytes, bytes.Length - begin);
                    Store(files, digests, i, begin, bytes.AsSpan(begin, length));
                    options?.Progress?.Report(new WriteProgress(done += length, plan.Bytes));
                }
            }
        }, cancellation);
    }

    private static Provenance Write(
        Plan plan, string folder, string stream, string seed, CheckpointOptions options,
        Action<(SafeFileHandle File, long Offset)[], PieceList, byte[][]> draw, CancellationToken cancellation)
    {
        using StagingFolder staging = StagingFolder.Create(folder, options.Replace);
        List<SafeFileHandle> open = [];
        try
        {
            ShardPlan shards = ShardPlan.Of([.. plan.Tensors.Select(planned => planned.Tensor)], options.ShardLimit);
            (SafeFileHandle, long)[] places = OpenFiles(plan, shards, staging.Path, Metadata(plan, stream, seed), open);
            PieceList pieces = new(plan.Tensors.Select(planned => (planned.Tensor, planned.Initializer)));
            byte[][] digests = [.. plan.Tensors.Select((_, i) => new byte[pieces.Pieces(i) * SHA256.HashSizeInBytes])];
            draw(places, pieces, digests);
            Provenance provenance = Describe(plan, stream, seed, digests);
            foreach (SafeFileHandle file in open)
                RandomAccess.FlushToDisk(file);
            WriteText(staging.Path, Provenance.FileName, ProvenanceJson.Write(provenance));
            if (shards.Shards.Count > 1)
                WriteText(staging.Path, ShardPlan.IndexFile, ShardIndex.Write(plan, shards));
            if (options.ConfigJson is not null)
                WriteText(staging.Path, "config.json", options.ConfigJson);
            foreach (SafeFileHandle file in open)
                file.Dispose();
            cancellation.ThrowIfCancellationRequested();
            staging.Commit();
            return provenance;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{folder}: cannot be written: {exception.Message}", exception);
        }
        finally
        {
            foreach (SafeFileHandle file in open)
                file.Dispose();
        }
    }

    /// <summary>Makes the files at their full length, headers written; for each tensor of the plan its file and place.</summary>
    private static (SafeFileHandle File, long Offset)[] OpenFiles(
        Plan plan, ShardPlan shards, string folder, KeyValuePair<string, string>[] metadata, List<SafeFileHandle> open)
    {
        (SafeFileHandle, long)[] places = new (SafeFileHandle, long)[plan.Tensors.Count];
        foreach (ShardPlan.Shard shard in shards.Shards)
        {
            SafetensorsHeader header = SafetensorsHeader.Create(shard.Tensors.Select(i => SafetensorsEntryInfo.Of(plan.Tensors[i].Tensor)), metadata);
            SafeFileHandle file = File.OpenHandle(Path.Combine(folder, shard.FileName), FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, header.FileLength);
            open.Add(file);
            RandomAccess.SetLength(file, header.FileLength);
            RandomAccess.Write(file, header.Prefix.Span, 0);
            for (int i = 0; i < header.Entries.Count; i++)
                places[shard.Tensors[i]] = (file, header.FileOffset(header.Entries[i]));
        }

        return places;
    }

    /// <summary>Writes bytes of a tensor and keeps the digests of the pieces of 1 MiB that they are.</summary>
    private static void Store((SafeFileHandle File, long Offset)[] files, byte[][] digests, int tensor, long begin, ReadOnlySpan<byte> bytes)
    {
        (SafeFileHandle file, long offset) = files[tensor];
        RandomAccess.Write(file, bytes, offset + begin);
        for (int at = 0; at < bytes.Length; at += ContentDigest.PieceBytes)
        {
            long piece = (begin + at) / ContentDigest.PieceBytes;
            SHA256.HashData(bytes.Slice(at, Math.Min(ContentDigest.PieceBytes, bytes.Length - at)), digests[tensor].AsSpan((int)(piece * SHA256.HashSizeInBytes)));
        }
    }

    private static KeyValuePair<string, string>[] Metadata(Plan plan, string stream, string seed) =>
    [
        new("format", "pt"),
        new("weightinit.stream", stream),
        new("weightinit.seed", seed),
        new("weightinit.recipe", plan.Recipe.Digest),
    ];

    private static Provenance Describe(Plan plan, string stream, string seed, byte[][] digests)
    {
        ProvenanceTensor[] tensors = [.. plan.Tensors.Select((planned, i) => new ProvenanceTensor(planned.Tensor, planned.Initializer, ContentDigest.OfTensor(digests[i])))];
        return new Provenance(plan.Model.Name, plan.Recipe.Name, plan.Recipe.Digest, stream, seed, Version, ContentDigest.OfContent(tensors), tensors);
    }

    private static string Version => typeof(CheckpointWriter).Assembly.GetName().Version?.ToString(3) ?? "0";

    private static void WriteText(string folder, string name, string text)
    {
        using SafeFileHandle file = File.OpenHandle(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(file, Encoding.UTF8.GetBytes(text), 0);
        RandomAccess.FlushToDisk(file);
    }
}
