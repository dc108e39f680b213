using System.Text.Json;

namespace WeightInit;

/// <summary>An argument that is one of a few kebab-case names.</summary>
internal sealed class NameParameter(string name, IReadOnlyList<string> names, string? defaultValue = null)
    : InitializerParameter(name, string.Join(", ", names), defaultValue)
{
    internal override object? Parse(string text) => names.Contains(text) ? text : null;

    internal override object? Read(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? Parse(element.GetString()!) : null;

    internal override string Format(object value) => (string)value;

    internal override void Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue((string)value);

    /// <summary>The name, if it is one of them.</summary>
    /// <exception cref="ArgumentException">It is not; the message names the initializer, the argument, the value and the names.</exception>
    internal string Check(string? value, string initializer) =>
        value is not null && names.Contains(value)
            ? value
            : throw NumberRange.Refused(initializer, Name, $"'{value}'", Accepted);
}
