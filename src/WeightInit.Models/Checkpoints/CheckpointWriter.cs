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
        return plan.WriteTo(folder, new KeySource(Tensors(plan), key), options, cancellation);
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
        return plan.WriteTo(folder, new OrderedSource(Tensors(plan), stream, seed), options, cancellation);
    }

    /// <summary>
    /// Writes a plan's tensors from a source, each piece read and put in its place by one of several workers. Memory is a piece
    /// of 1 MiB for each worker and what the source's readers hold. Tensors that <see cref="CheckpointOptions.Kept"/> has are
    /// copied; the others are what they would be without it.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="source">Where the values come from; it numbers the tensors as the plan does.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="cancellation">Ends the work; nothing is left behind.</param>
    /// <returns>What <c>weightinit.json</c> says.</returns>
    /// <exception cref="OutputException">The checkpoint cannot be written there.</exception>
    /// <exception cref="ModelFileException">A tensor to be kept cannot be read.</exception>
    /// <exception cref="NotSupportedException">The source does not draw a law of the plan, or not in the tensor's dtype; or the format has no such type.</exception>
    public static Provenance WriteTo(this Plan plan, string folder, TensorSource source, CheckpointOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(source);
        options ??= new();
        TensorSpec[] tensors = [.. plan.Tensors.Select(planned => planned.Tensor)];
        if (options.Kept is { } kept)
            source = new KeptSource(source, tensors, [.. tensors.Select(tensor => kept.FileOf(tensor.Name) is not null)], kept.Read);
        ShardPlan shards = ShardPlan.Of(tensors, options.ShardLimit);
        using StagingFolder staging = StagingFolder.Create(folder, options.Replace);
        try
        {
            using IWeightFiles files = Create(options, tensors, shards, staging.Path, Provenance.MetadataOf(source.StreamName, source.SeedText, plan.Recipe.Digest));
            PieceDigests digests = new(tensors);
            PieceWorkers.Run(new PieceList(tensors, source), source.Open, (tensor, begin, piece) =>
            {
                digests.Take(tensor, begin, piece);
                files.Write(tensor, begin, piece);
            }, source.IsSequential ? 1 : options.Workers, options.Progress, cancellation);
            files.Finish();
            Provenance provenance = Describe(plan, options.Kept, source, digests);
            WriteText(staging.Path, Provenance.FileName, ProvenanceJson.Write(provenance));
            if (shards.Shards.Count > 1 && options.Format == CheckpointFormat.Safetensors && options.OtherFiles is null)
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

    private static IWeightFiles Create(CheckpointOptions options, TensorSpec[] tensors, ShardPlan shards, string folder, KeyValuePair<string, string>[] metadata) => options.OtherFiles is { } other ? other(tensors, folder) : options.Format switch
    {
        CheckpointFormat.Npz => NpzWeightFile.Create(tensors, folder),
        CheckpointFormat.Onnx => OnnxWeightFile.Create(options.Graph ?? throw new ArgumentException("The options name no graph."), tensors, folder, metadata, options.LongestOnnx),
        _ => ShardFiles.Create(tensors, shards, folder, metadata),
    };

    private static (TensorSpec Tensor, Initializer Initializer)[] Tensors(Plan plan) => [.. plan.Tensors.Select(planned => (planned.Tensor, planned.Initializer))];

    private static Provenance Describe(Plan plan, KeptTensors? kept, TensorSource source, PieceDigests digests)
    {
        ProvenanceTensor[] tensors = [.. plan.Tensors.Select((planned, i) => new ProvenanceTensor(planned.Tensor, planned.Initializer, digests[i])
        {
            KeptFrom = kept?.FileOf(planned.Tensor.Name),
            Position = source.PositionOf(i),
        })];
        return new Provenance(plan.Model.Name, plan.Recipe.Name, plan.Recipe.Digest, source.StreamName, source.SeedText, Version, ContentDigest.OfContent(tensors), tensors)
        {
            Order = source.Order,
        };
    }

    private static string Version => typeof(CheckpointWriter).Assembly.GetName().Version?.ToString(3) ?? "0";

    private static void WriteText(string folder, string name, string text)
    {
        using SafeFileHandle file = File.OpenHandle(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(file, Encoding.UTF8.GetBytes(text), 0);
        RandomAccess.FlushToDisk(file);
    }
}
