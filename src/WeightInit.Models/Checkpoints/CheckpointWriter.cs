using System.Text;
using Microsoft.Win32.SafeHandles;

namespace WeightInit.Models;

/// <summary>Writes plans as checkpoints: a folder that appears whole or not at all.</summary>
public static class CheckpointWriter
{
    /// <summary>
    /// Draws every tensor of a plan from a key and writes the checkpoint, each piece drawn and put in its place by one of
    /// several workers. Memory is a piece of 1 MiB for each worker; where a law is one of a whole matrix (orthogonal, sparse),
    /// that tensor too. Tensors that <see cref="CheckpointOptions.Kept"/> has are copied; the others are what they would be without it.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="key">The randomness.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="cancellation">Ends the work; nothing is left behind.</param>
    /// <returns>What <c>weightinit.json</c> says.</returns>
    /// <exception cref="OutputException">The checkpoint cannot be written there.</exception>
    /// <exception cref="ModelFileException">A tensor to be kept cannot be read.</exception>
    /// <exception cref="NotSupportedException">The key does not draw a law of the plan, or not in the tensor's dtype; or the format has no such type.</exception>
    public static Provenance WriteTo(this Plan plan, string folder, RandomKey key, CheckpointOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(key);
        options ??= new();
        if (!key.TellsTensorsApart && plan.Tensors.Count > 1)
            throw new NotSupportedException($"The seed {key.SeedText} of the stream {key.StreamName} gives every tensor the same numbers; a model needs a seed that tells them apart.");
        RandomKey[] keys = [.. plan.Tensors.Select((planned, place) => key.For(planned.Tensor.Name, place))];
        string?[] kept = KeptFiles(plan, options.Kept);
        PieceList pieces = new(plan.Tensors.Select((planned, i) => (planned.Tensor, kept[i] is null ? planned.Initializer : null)));
        return Write(plan, folder, key.StreamName, key.SeedText, options, store => PieceWorkers.Run(pieces, (tensor, begin, buffer) =>
        {
            PlannedTensor planned = plan.Tensors[tensor];
            if (kept[tensor] is null)
                TensorBytes.Fill(buffer, planned.Initializer, planned.Tensor, begin / planned.Tensor.DType.Size(), keys[tensor]);
            else
                options.Kept!.Read(planned.Tensor.Name, begin, buffer);
            store(tensor, begin, buffer);
        }, options.Workers, options.Progress, cancellation), cancellation);
    }

    /// <summary>
    /// Draws every tensor of a plan from a stream, one after another in the plan's order, and writes the checkpoint. Memory is
    /// the largest tensor. Tensors that <see cref="CheckpointOptions.Kept"/> has are copied; numbers are drawn for them all the
    /// same, so that the others are what they would be without it.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="stream">The randomness; it moves on.</param>
    /// <param name="seed">The stream's seed as the command line takes it.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="cancellation">Ends the work; nothing is left behind.</param>
    /// <returns>What <c>weightinit.json</c> says.</returns>
    /// <exception cref="OutputException">The checkpoint cannot be written there.</exception>
    /// <exception cref="ModelFileException">A tensor to be kept cannot be read.</exception>
    /// <exception cref="NotSupportedException">The stream does not draw a law of the plan, or not in the tensor's dtype; or the format has no such type.</exception>
    public static Provenance WriteTo(this Plan plan, string folder, RandomStream stream, string seed, CheckpointOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new();
        return Write(plan, folder, stream.StreamName, seed, options, store =>
        {
            long done = 0;
            for (int i = 0; i < plan.Tensors.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                PlannedTensor planned = plan.Tensors[i];
                byte[] bytes = TensorBytes.Draw(planned.Initializer, planned.Tensor, stream.ForTensor(i));
                if (options.Kept?.FileOf(planned.Tensor.Name) is null)
                    store(i, 0, bytes);
                else
                    PieceCopy.Run(planned.Tensor, (begin, buffer) => options.Kept.Read(planned.Tensor.Name, begin, buffer), (begin, piece) => store(i, begin, piece), cancellation);
                options.Progress?.Report(new WriteProgress(done += bytes.Length, plan.Bytes));
            }
        }, cancellation);
    }

    /// <summary>Takes bytes of a tensor that are whole pieces.</summary>
    private delegate void Store(int tensor, long begin, ReadOnlySpan<byte> bytes);

    private static Provenance Write(Plan plan, string folder, string stream, string seed, CheckpointOptions options, Action<Store> draw, CancellationToken cancellation)
    {
        TensorSpec[] tensors = [.. plan.Tensors.Select(planned => planned.Tensor)];
        ShardPlan shards = ShardPlan.Of(tensors, options.ShardLimit);
        using StagingFolder staging = StagingFolder.Create(folder, options.Replace);
        try
        {
            using IWeightFiles files = options.Format == CheckpointFormat.Npz
                ? NpzWeightFile.Create(tensors, staging.Path)
                : ShardFiles.Create(tensors, shards, staging.Path, Provenance.MetadataOf(stream, seed, plan.Recipe.Digest));
            PieceDigests digests = new(tensors);
            draw((tensor, begin, bytes) =>
            {
                digests.Take(tensor, begin, bytes);
                files.Write(tensor, begin, bytes);
            });
            files.Finish();
            Provenance provenance = Describe(plan, KeptFiles(plan, options.Kept), stream, seed, digests);
            WriteText(staging.Path, Provenance.FileName, ProvenanceJson.Write(provenance));
            if (shards.Shards.Count > 1 && options.Format == CheckpointFormat.Safetensors)
                WriteText(staging.Path, ShardPlan.IndexFile, ShardIndex.Write(plan, shards));
            if (options.ConfigJson is not null)
                WriteText(staging.Path, CheckpointFiles.Config, options.ConfigJson);
            cancellation.ThrowIfCancellationRequested();
            staging.Commit();
            return provenance;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Of(folder, exception);
        }
        catch (SafetensorsException exception)
        {
            throw new OutputException($"{folder}: cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>For each tensor the file that it is kept from, or null.</summary>
    private static string?[] KeptFiles(Plan plan, KeptTensors? kept) => [.. plan.Tensors.Select(planned => kept?.FileOf(planned.Tensor.Name))];

    private static Provenance Describe(Plan plan, string?[] kept, string stream, string seed, PieceDigests digests)
    {
        ProvenanceTensor[] tensors = [.. plan.Tensors.Select((planned, i) => new ProvenanceTensor(planned.Tensor, planned.Initializer, digests[i]) { KeptFrom = kept[i] })];
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
