namespace WeightInit.Models.KerasFiles;

/// <summary>Paths that are names: each once.</summary>
internal static class KerasPaths
{
    /// <summary>
    /// The weights, whose paths have to be their names in a checkpoint. Keras lets two weights have one path, as where two models
    /// within a model each have a layer <c>dense</c>: that is refused, for no checkpoint by path can hold both.
    /// </summary>
    public static IReadOnlyList<KerasWeight> Unique(KerasLoading loading, IReadOnlyList<KerasWeight> weights)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (KerasWeight weight in weights)
        {
            string name = weight.Tensor.Name;
            if (name.Contains('*', StringComparison.Ordinal) || name == SafetensorsHeader.MetadataKey)
                throw loading.Error(KerasModelError.BadValue, $"a weight has the path {OneLine.Quote(name)}, which is no name for a tensor");
            if (!names.Add(name))
                throw loading.Error(KerasModelError.DuplicateName, $"two weights have the path {OneLine.Quote(name)}, which loading gives to equally named layers of several models within one; rename the layers");
        }

        return weights;
    }

    /// <summary>
    /// The weights, each bias with the fans of the kernel beside it, for recipes that ask for them. A bias whose own law depends on
    /// fans keeps those of Keras, its length.
    /// </summary>
    public static IReadOnlyList<KerasWeight> WithFans(IReadOnlyList<KerasWeight> weights)
    {
        Dictionary<string, TensorSpec> kernels = new(StringComparer.Ordinal);
        foreach (KerasWeight weight in weights.Where(weight => weight.Tensor.Role == TensorRole.Kernel && weight.Tensor.Shape.Rank >= 2))
            kernels.TryAdd(LayerOf(weight), weight.Tensor);
        return [.. weights.Select(weight => weight.Tensor.Role == TensorRole.Bias && weight.Initializer is not ElementwiseInitializer { DependsOnFans: true } && kernels.TryGetValue(LayerOf(weight), out TensorSpec? kernel)
            ? weight with { Tensor = weight.Tensor with { Fans = FanFinding.Of(kernel, FanConvention.Own).Fans } }
            : weight)];
    }

    private static string LayerOf(KerasWeight weight) => weight.Tensor.Name[..(weight.Tensor.Name.LastIndexOf('/') + 1)];
}
