namespace WeightInit.Models;

/// <summary>An index of shards is damaged or does not fit its shards.</summary>
public sealed class ShardIndexException : ModelFileException
{
    internal ShardIndexException(string path, string problem, Exception? inner = null)
        : base(path, problem, inner)
    {
    }
}
