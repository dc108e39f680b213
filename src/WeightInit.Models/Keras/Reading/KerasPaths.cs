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
}
