using System.Numerics;
using System.Text.Json;

namespace WeightInit.Models.KerasFiles;

/// <summary>
/// An object as Keras serialises it: the class's module and name, its config, and for a layer the shapes that it was built with.
/// </summary>
internal sealed class KerasObject
{
    private KerasObject(KerasLoading loading, JsonElement value, string className)
    {
        Loading = loading;
        Value = value;
        ClassName = className;
    }

    public KerasLoading Loading { get; }

    public JsonElement Value { get; }

    public string ClassName { get; }

    /// <summary>The class's module; empty where there is none.</summary>
    public string Module => Text("module") ?? "";

    /// <summary>The config's keys; an object without a config has none.</summary>
    public JsonElement? Config { get; private init; }

    /// <summary>The name of a layer in its model, or that in its config; or null.</summary>
    public string? Name => GivenName ?? Text("name") ?? (Config is { } config && config.TryGetProperty("name", out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null);

    /// <summary>A name that goes before those of the file; or null.</summary>
    public string? GivenName { get; private init; }

    /// <summary>Reads an object.</summary>
    /// <param name="loading">The model that is loaded.</param>
    /// <param name="value">The JSON.</param>
    /// <param name="what">What it should be, for a message: <c>a layer</c>.</param>
    public static KerasObject Read(KerasLoading loading, JsonElement value, string what)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("class_name", out JsonElement className) || className.ValueKind != JsonValueKind.String)
            throw loading.Error(KerasModelError.WrongKind, $"{what} is {KerasJson.Shown(value)}; an object with class_name and config is accepted");
        string name = className.GetString()!;
        JsonElement? config = value.TryGetProperty("config", out JsonElement keys) && keys.ValueKind != JsonValueKind.Null ? keys : null;
        if (config is { ValueKind: not JsonValueKind.Object })
            throw loading.Error(KerasModelError.WrongKind, $"{what} of the class {OneLine.Quote(name)} has the config {KerasJson.Shown(config.Value)}; an object is accepted");
        return new KerasObject(loading, value, name) { Config = config };
    }

    /// <summary>The same object with another name.</summary>
    public KerasObject Named(string name) => new(Loading, Value, ClassName) { Config = Config, GivenName = name };

    /// <summary>Refuses classes that are the user's own and Python code.</summary>
    public void CheckIsKeras(string what)
    {
        string shown = $"{what} {(Name is { } name ? OneLine.Quote(name) + " " : "")}has the class {OneLine.Quote(ClassName)}";
        if (ClassName is "Lambda" or "__lambda__")
            throw Loading.Error(KerasModelError.PythonCode, $"{shown}, which is Python code; a model of Keras's own layers is accepted");
        bool isKeras = Module.Length == 0 ? Text("registered_name") is null : Module == "keras" || Module.StartsWith("keras.", StringComparison.Ordinal);
        if (!isKeras)
            throw Loading.Error(KerasModelError.CustomClass, $"{shown} of {OneLine.Quote(Text("registered_name") ?? Module)}, which is not Keras's own; a model of Keras's own layers is accepted");
    }

    private string? Text(string key) => Value.TryGetProperty(key, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}

/// <summary>JSON values in messages, and numbers in JSON.</summary>
internal static class KerasJson
{
    public static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => OneLine.Quote(value.GetString()!),
        _ => OneLine.Plain(value.GetRawText(), 60),
    };

    /// <summary>A whole number of any size, or null.</summary>
    public static BigInteger? Integer(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.GetRawText() is { Length: <= 100 } text
        && BigInteger.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out BigInteger integer)
            ? integer
            : null;
}
