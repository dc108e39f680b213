using System.Text.Json;

namespace WeightInit;

/// <summary>An argument that is one of a few kebab-case words.</summary>
/// <typeparam name="T">What the words stand for.</typeparam>
internal sealed class WordParameter<T>(string name, WordList<T> words, T? defaultValue = null)
    : InitializerParameter(name, words.Words, defaultValue)
    where T : struct, Enum
{
    internal override object? Parse(string text) => words.TryParse(text, out T value) ? value : null;

    internal override object? Read(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? Parse(element.GetString()!) : null;

    internal override string Format(object value) => words.Text((T)value);

    internal override void Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue(Format(value));
}
