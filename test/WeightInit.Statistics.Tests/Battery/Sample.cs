namespace WeightInit.Statistics.Tests;

/// <summary>Values drawn on our own stream, as doubles.</summary>
internal static class Sample
{
    public static double[] Of(string initializer, TensorSpec tensor, ulong seed = 1) => Of(Initializer.Parse(initializer), tensor, seed);

    public static double[] Of(Initializer initializer, TensorSpec tensor, ulong seed = 1)
    {
        RandomKey key = RandomKey.FromSeed(seed);
        return tensor.DType switch
        {
            DType.Float32 => [.. initializer.Create<float>(tensor, key).Select(value => (double)value)],
            DType.BFloat16 => [.. initializer.Create<BFloat16>(tensor, key).Select(value => (double)(float)value)],
            DType.Float16 => [.. initializer.Create<Half>(tensor, key).Select(value => (double)value)],
            _ => initializer.Create<double>(tensor, key),
        };
    }
}
