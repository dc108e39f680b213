namespace WeightInit.Models.KerasFiles;

/// <summary>Where the weights of a model stand in a <c>.weights.h5</c> file, as keras.src.saving.saving_lib walks through its layers.</summary>
internal static class KerasPlaces
{
    /// <summary>The place of each weight by its path, or the reason why there are none.</summary>
    public static (IReadOnlyDictionary<string, string>? Places, string? Refusal) Of(KerasLayer model)
    {
        Dictionary<string, string> places = new(StringComparer.Ordinal);
        HashSet<KerasLayer> seen = [];
        KerasLayer? unplaced = Walk(model, "", seen, places);
        return unplaced is null ? (places, null) : (null, $"where Keras keeps the weights of {unplaced.Shown} in a .weights.h5 file is not known here; write safetensors or npz");
    }

    /// <summary>Layers of a list: each by its class in snake case, from the second of a class on with its number.</summary>
    public static IReadOnlyList<(string Place, KerasLayer Part)> Listed(string attribute, IEnumerable<KerasLayer> layers)
    {
        Dictionary<string, int> used = new(StringComparer.Ordinal);
        List<(string Place, KerasLayer Part)> parts = [];
        foreach (KerasLayer layer in layers)
        {
            string name = KerasNames.SnakeCase(layer.SavedClass);
            int count = used.GetValueOrDefault(name);
            used[name] = count + 1;
            parts.Add(($"{attribute}/{(count == 0 ? name : $"{name}_{count}")}", layer));
        }

        return parts;
    }

    /// <summary>Takes down the weights of a layer and of its parts, a shared one where it comes first.</summary>
    /// <returns>A layer with weights whose places are not known, or null.</returns>
    private static KerasLayer? Walk(KerasLayer layer, string path, HashSet<KerasLayer> seen, Dictionary<string, string> places)
    {
        if (layer.Parts is not { } parts)
            return layer.Weights([]).Count == 0 ? null : layer;
        if (!seen.Add(layer))
            return null;
        foreach ((int number, KerasWeight weight) in layer.Own.Index())
            places.Add(weight.Tensor.Name, $"{path}vars/{number}");
        foreach ((string place, KerasLayer part) in parts)
        {
            if (Walk(part, $"{path}{place}/", seen, places) is { } unplaced)
                return unplaced;
        }

        return null;
    }
}
