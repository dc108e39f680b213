using System.Text;
using Microsoft.Win32.SafeHandles;

namespace WeightInit.Models;

/// <summary>Writes plans as checkpoints: a folder that appears whole or not at all.</summary>
public static class CheckpointWriter
{
    /// <summary>
    /// Draws every tensor of a plan from a key and writes the checkpoint, each piece drawn and put in its place by one of
    /// several workers. Memory is a piece of 1 MiB for each worker; where a law is one of a whole matrix (orthogonal, sparse),
    /// that tensor too.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="key">The randomness.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="cancellation">Ends the work; nothing is left behind.</param>
    /// <returns>What <c>weightinit.json</c> says.</returns>
    /// <exception cref="OutputException">The checkpoint cannot be written there.</exception>
    /// <exception cref="NotSupportedException">The key does not draw a law of the plan, or not in the tensor's dtype.</exception>
    public static Provenance WriteTo(this Plan plan, string folder, RandomKey key, CheckpointOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(key);
        options ??= new();
        if (!key.TellsTensorsApart && plan.Tensors.Count > 1)
            throw new NotSupportedException($"The seed {key.SeedText} of the stream {key.StreamName} gives every tensor the same numbers; a model needs a seed that tells them apart.");
        RandomKey[] keys = [.. plan.Tensors.Select((planned, place) => key.For(planned.Tensor.Name, place))];
        PieceList pieces = new(plan.Tensors.Select(planned => (planned.Tensor, planned.Initializer)));
        return Write(plan, folder, key.StreamName, key.SeedText, options, store => PieceWorkers.Run(pieces, (tensor, begin, buffer) =>
        {
            PlannedTensor planned = plan.Tensors[tensor];
            TensorBytes.Fill(buffer, planned.Initializer, planned.Tensor, begin / planned.Tensor.DType.Size(), keys[tensor]);
            store(tensor, begin, buffer);
        }, options.Workers, options.Progress, cancellation), cancellation);
    }

    /// <summary>
    /// Draws every tensor of a plan from a stream, one after another in the plan's order, and writes the checkpoint. Memory is
    /// the largest tensor.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="stream">The randomness; it moves on.</param>
    /// <param name="seed">The stream's seed as the command line takes it.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="cancellation">Ends the work; nothing is left behind.</param>
    /// <returns>What <c>weightinit.json</c> says.</returns>
    /// <exception cref="OutputException">The checkpoint cannot be written there.</exception>
    /// <exception cref="NotSupportedException">The stream does not draw a law of the plan, or not in the tensor's dtype.</exception>
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
                store(i, 0, bytes);
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
            using ShardFiles files = ShardFiles.Create(tensors, shards, staging.Path, Provenance.MetadataOf(stream, seed, plan.Recipe.Digest));
            PieceDigests digests = new(tensors);
            draw((tensor, begin, bytes) =>
            {
                digests.Take(tensor, begin, bytes);
                files.Write(tensor, begin, bytes);
            });
            Provenance provenance = Describe(plan, stream, seed, digests);
            WriteText(staging.Path, Provenance.FileName, ProvenanceJson.Write(provenance));
            if (shards.Shards.Count > 1)
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

    private static Provenance Describe(Plan plan, string stream, string seed, PieceDigests digests)
    {
        ProvenanceTensor[] tensors = [.. plan.Tensors.Select((planned, i) => new ProvenanceTensor(planned.Tensor, planned.Initializer, digests[i]))];
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
