using System.Text.Json;

namespace WeightInit.Models.KerasFiles;

/// <summary>A tensor of a graph: which output of which call of which layer.</summary>
internal readonly record struct GraphTensor(string Layer, int Call, int Output);

/// <summary>An argument of a call in a graph: a tensor, or tensors in a list.</summary>
/// <param name="Tensors">From left to right.</param>
/// <param name="IsSingle">Whether it is one tensor and no list.</param>
internal sealed record GraphArgument(IReadOnlyList<GraphTensor> Tensors, bool IsSingle)
{
    private const string TensorClass = "__keras_tensor__";

    /// <summary>Reads an argument; null where it holds no tensor.</summary>
    public static GraphArgument? Read(KerasConfig layer, JsonElement value)
    {
        if (IsTensor(value))
            return new GraphArgument([History(layer, value)], true);
        List<GraphTensor> tensors = [];
        Collect(layer, value, tensors);
        return tensors.Count == 0 ? null : new GraphArgument(tensors, false);
    }

    /// <summary>A tensor's place as an array: the layer's name, the number of its call, the number of the output.</summary>
    public static GraphTensor Place(KerasConfig layer, JsonElement place)
    {
        if (place.ValueKind != JsonValueKind.Array || place.GetArrayLength() < 3 || place[0].ValueKind != JsonValueKind.String)
            throw layer.Error(KerasModelError.BrokenGraph, $"names a tensor by {KerasJson.Shown(place)}; a layer's name, the number of its call and that of the output is accepted");
        return new GraphTensor(place[0].GetString()!, (int)layer.Whole("a call's number", place[1], 0, int.MaxValue), (int)layer.Whole("an output's number", place[2], 0, int.MaxValue));
    }

    private static bool IsTensor(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("class_name", out JsonElement name) && name.ValueKind == JsonValueKind.String && name.ValueEquals(TensorClass);

    private static GraphTensor History(KerasConfig layer, JsonElement tensor) =>
        tensor.TryGetProperty("config", out JsonElement config) && config.ValueKind == JsonValueKind.Object && config.TryGetProperty("keras_history", out JsonElement history)
            ? Place(layer, history)
            : throw layer.Error(KerasModelError.BrokenGraph, "gets a tensor without a keras_history, which says whose it is");

    private static void Collect(KerasConfig layer, JsonElement value, List<GraphTensor> into)
    {
        if (IsTensor(value))
        {
            into.Add(History(layer, value));
            return;
        }

        IEnumerable<JsonElement> items = value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray(),
            JsonValueKind.Object => value.EnumerateObject().Select(property => property.Value),
            _ => [],
        };
        foreach (JsonElement item in items)
            Collect(layer, item, into);
    }
}
