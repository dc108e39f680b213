using System.Text.Json;

namespace WeightInit.Models.KerasFiles;

/// <summary>A call of a layer in a graph: its arguments, by place and by name.</summary>
internal sealed class GraphCall
{
    private readonly IReadOnlyList<GraphArgument?> _placed;
    private readonly IReadOnlyList<KeyValuePair<string, GraphArgument>> _named;

    private GraphCall(KerasLayer layer, IReadOnlyList<GraphArgument?> placed, IReadOnlyList<KeyValuePair<string, GraphArgument>> named)
    {
        Layer = layer;
        _placed = placed;
        _named = named;
        Tensors = [.. placed.OfType<GraphArgument>().Concat(named.Select(argument => argument.Value)).SelectMany(argument => argument.Tensors)];
    }

    public KerasLayer Layer { get; }

    /// <summary>Every tensor that it needs.</summary>
    public IReadOnlyList<GraphTensor> Tensors { get; }

    /// <summary>Reads a call: <c>{"args": [...], "kwargs": {...}}</c>, or as Keras 2 wrote it an array of places.</summary>
    public static GraphCall Read(KerasConfig config, KerasLayer layer, JsonElement call)
    {
        if (call.ValueKind == JsonValueKind.Array)
            return OfPlaces(config, layer, call);
        if (call.ValueKind != JsonValueKind.Object)
            throw config.Error(KerasModelError.BrokenGraph, $"has the call {KerasJson.Shown(call)}; an object with args and kwargs is accepted");
        JsonElement args = call.TryGetProperty("args", out JsonElement given) ? given : default;
        JsonElement kwargs = call.TryGetProperty("kwargs", out given) ? given : default;
        if (args.ValueKind is not (JsonValueKind.Array or JsonValueKind.Undefined) || kwargs.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
            throw config.Error(KerasModelError.BrokenGraph, "has a call whose args are no array or whose kwargs are no object");
        List<KeyValuePair<string, GraphArgument>> named = [];
        foreach (JsonProperty property in kwargs.ValueKind == JsonValueKind.Object ? kwargs.EnumerateObject() : default)
        {
            if (GraphArgument.Read(config, property.Value) is { } argument)
                named.Add(new(property.Name, argument));
        }

        return new GraphCall(layer, args.ValueKind == JsonValueKind.Array ? [.. args.EnumerateArray().Select(arg => GraphArgument.Read(config, arg))] : [], named);
    }

    /// <summary>The arguments' shapes, once every tensor has one.</summary>
    public KerasArguments Arguments(Func<GraphTensor, KerasShape> shapeOf)
    {
        return new KerasArguments([.. _placed.Select(argument => argument is null ? null : Shapes(argument))], _named.ToDictionary(argument => argument.Key, argument => Shapes(argument.Value)));

        KerasShapes Shapes(GraphArgument argument) => argument.IsSingle
            ? new KerasShapes(shapeOf(argument.Tensors[0]))
            : new KerasShapes([.. argument.Tensors.Select(shapeOf)]);
    }

    private static GraphCall OfPlaces(KerasConfig config, KerasLayer layer, JsonElement places)
    {
        GraphTensor[] tensors = [.. places.EnumerateArray().Select(place => GraphArgument.Place(config, place))];
        return new GraphCall(layer, tensors.Length == 0 ? [] : [new GraphArgument(tensors, tensors.Length == 1)], []);
    }
}
