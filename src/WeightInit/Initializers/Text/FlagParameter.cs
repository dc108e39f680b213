using System.Text.Json;

namespace WeightInit;

/// <summary>An argument that is true or false.</summary>
internal sealed class FlagParameter(string name, bool? defaultValue = null)
    : InitializerParameter(name, "true or false", defaultValue)
{
    internal override object? Parse(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    internal override object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    internal override string Format(object value) => (bool)value ? "true" : "false";

    internal override void Write(Utf8JsonWriter writer, object value) => writer.WriteBooleanValue((bool)value);
}
