namespace WeightInit;

/// <summary>What the seeds of the command line open among TensorFlow's streams; null where they open nothing.</summary>
internal static class TensorFlowSeeds
{
    /// <summary>The seed of the stateless functions: a list of two.</summary>
    internal static RandomKey? Stateless(StreamSeed seed) => seed.Integers<long>() is [long first, long second] ? TensorFlow.Stateless(first, second) : null;

    /// <summary>A generator: an integer.</summary>
    internal static RandomStream? Generator(StreamSeed seed) => seed.IsList ? null : TensorFlow.Generator(seed.Values[0]);

    /// <summary>An operation with a graph's seed and its own, or a graph whose operations have none.</summary>
    internal static RandomStream? Legacy(StreamSeed seed) => seed switch
    {
        { IsList: false } => TensorFlow.Graph(seed.Values[0]),
        { Values: [var global, var own] } => TensorFlow.Eager(global).Op(own),
        _ => null,
    };
}
