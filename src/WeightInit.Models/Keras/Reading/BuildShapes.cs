using System.Text.Json;

namespace WeightInit.Models.KerasFiles;

/// <summary>Shapes as a file holds them: those that a layer was built with, and those of inputs.</summary>
internal static class BuildShapes
{
    private const string Suffix = "_shape";

    /// <summary>The shapes in a layer's <c>build_config</c>, or null where it has none.</summary>
    public static KerasArguments? Read(KerasConfig layer)
    {
        if (!layer.Layer.TryGetProperty("build_config", out JsonElement build) || build.ValueKind == JsonValueKind.Null)
            return null;
        if (build.ValueKind != JsonValueKind.Object)
            throw layer.WrongKind("build_config", build, "an object");
        if (build.TryGetProperty("input_shape", out JsonElement shape))
            return Shapes(layer, shape) is { } input ? new KerasArguments(input) : null;
        if (!build.TryGetProperty("shapes_dict", out JsonElement shapes))
            return null;
        if (shapes.ValueKind != JsonValueKind.Object)
            throw layer.WrongKind("shapes_dict", shapes, "an object of shapes");
        Dictionary<string, KerasShapes> named = new(StringComparer.Ordinal);
        foreach (JsonProperty property in shapes.EnumerateObject())
        {
            string name = property.Name.EndsWith(Suffix, StringComparison.Ordinal) ? property.Name[..^Suffix.Length] : property.Name;
            if (Shapes(layer, property.Value) is { } read)
                named[name] = read;
        }

        return named.Count == 0 ? null : new KerasArguments([], named);
    }

    /// <summary>A shape, or an array or an object of shapes; null where there is none.</summary>
    public static KerasShapes? Shapes(KerasConfig layer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        if (IsShape(value))
            return new KerasShapes(Shape(layer, value));
        List<KerasShape> all = [];
        Collect(layer, value, all);
        return new KerasShapes(all);
    }

    /// <summary>A shape: an array of sizes, null for an unknown one.</summary>
    public static KerasShape Shape(KerasConfig layer, JsonElement value)
    {
        if (!IsShape(value) || value.GetArrayLength() > Manifest.MostAxes)
            throw layer.Error(KerasModelError.WrongKind, $"has the shape {KerasJson.Shown(value)}; an array of at most {Manifest.MostAxes} sizes or nulls is accepted");
        long?[] axes = [.. value.EnumerateArray().Select(size => size.ValueKind == JsonValueKind.Null ? (long?)null : layer.Whole("a shape", size, 0, Manifest.LargestSize))];
        return KerasShape.Of(axes);
    }

    /// <summary>An empty array is the shape of a scalar.</summary>
    private static bool IsShape(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.Number or JsonValueKind.Null);

    private static void Collect(KerasConfig layer, JsonElement value, List<KerasShape> into)
    {
        IEnumerable<JsonElement> items = value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray(),
            JsonValueKind.Object => value.EnumerateObject().Select(property => property.Value),
            _ => throw layer.Error(KerasModelError.WrongKind, $"has the shape {KerasJson.Shown(value)}; an array of sizes is accepted"),
        };
        foreach (JsonElement item in items)
        {
            if (IsShape(item))
                into.Add(Shape(layer, item));
            else
                Collect(layer, item, into);
        }
    }
}
