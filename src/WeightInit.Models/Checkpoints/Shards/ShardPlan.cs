using System.Globalization;

namespace WeightInit.Models;

/// <summary>Which tensor goes into which file, as transformers' save_pretrained decides it.</summary>
/// <remarks>
/// In the order of registration a shard is closed when the next tensor would take it beyond the limit; a tensor beyond the
/// limit is a shard alone, numbered before the one that is being filled. Parts of a fused tensor that share a storage count
/// as one. Within a file the order is the format's own.
/// </remarks>
public sealed class ShardPlan
{
    /// <summary>The library's own limit: 50 GB, decimal.</summary>
    public const long DefaultLimit = 50_000_000_000;

    /// <summary>The name of the only file.</summary>
    public const string SingleFile = "model.safetensors";

    /// <summary>The name of the index beside several.</summary>
    public const string IndexFile = "model.safetensors.index.json";

    private ShardPlan(IReadOnlyList<Shard> shards) => Shards = shards;

    /// <summary>The files, in the order of their numbers.</summary>
    public IReadOnlyList<Shard> Shards { get; }

    /// <summary>A file and its tensors in the order of its bytes.</summary>
    /// <param name="FileName">The file's name in the folder.</param>
    /// <param name="Tensors">Indexes of the plan's tensors.</param>
    public sealed record Shard(string FileName, IReadOnlyList<int> Tensors);

    /// <summary>Cuts a model.</summary>
    /// <param name="tensors">In order of registration.</param>
    /// <param name="limit">The most bytes of a shard, 1 or more.</param>
    public static ShardPlan Of(IReadOnlyList<TensorSpec> tensors, long limit = DefaultLimit)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        List<List<int>> closed = [];
        List<int> open = [];
        long filled = 0;
        foreach (List<int> block in Blocks(tensors))
        {
            long bytes = block.Sum(i => tensors[i].ByteCount);
            if (bytes > limit)
            {
                closed.Add(block);
                continue;
            }

            if (bytes > limit - filled)
            {
                closed.Add(open);
                open = [];
                filled = 0;
            }

            open.AddRange(block);
            filled += bytes;
        }

        if (open.Count > 0 || closed.Count == 0)
            closed.Add(open);
        return new ShardPlan([.. closed.Select((members, number) => new Shard(FileName(number, closed.Count), InFileOrder(members, tensors)))]);
    }

    /// <summary>What is not torn apart: a tensor, or neighbours that share a storage.</summary>
    private static IEnumerable<List<int>> Blocks(IReadOnlyList<TensorSpec> tensors)
    {
        List<int> block = [];
        for (int i = 0; i < tensors.Count; i++)
        {
            if (block.Count > 0 && tensors[i].Fused?.SharesStorageWith(tensors[i - 1].Fused) != true)
            {
                yield return block;
                block = [];
            }

            block.Add(i);
        }

        if (block.Count > 0)
            yield return block;
    }

    private static string FileName(int number, int count) =>
        count == 1 ? SingleFile : string.Create(CultureInfo.InvariantCulture, $"model-{number + 1:00000}-of-{count:00000}.safetensors");

    private static int[] InFileOrder(List<int> members, IReadOnlyList<TensorSpec> tensors) =>
        [.. members.OrderBy(i => SafetensorsEntryInfo.Of(tensors[i]), SafetensorsEntryInfo.FileOrder)];
}
