using System.Text.Json;

namespace WeightInit;

/// <summary>An argument that an initializer takes: its name, its default and what it accepts.</summary>
public abstract class InitializerParameter
{
    private protected InitializerParameter(string name, string accepted, object? defaultValue)
    {
        Name = name;
        Accepted = accepted;
        DefaultValue = defaultValue;
    }

    /// <summary>The name in text and JSON: <c>std</c>, <c>in-axis</c>.</summary>
    public string Name { get; }

    /// <summary>What values it accepts, in words: <c>a finite number of 0 or more</c>.</summary>
    public string Accepted { get; }

    /// <summary>The text of the value it has where none is given, or null where one has to be given.</summary>
    public string? Default => DefaultValue is null ? null : Format(DefaultValue);

    internal object? DefaultValue { get; }

    /// <summary>The value in a text, or null where the text is none.</summary>
    internal abstract object? Parse(string text);

    /// <summary>The value in a JSON element, or null where it is none.</summary>
    internal abstract object? Read(JsonElement element);

    /// <summary>The text that <see cref="Parse"/> reads back as the same value.</summary>
    internal abstract string Format(object value);

    internal abstract void Write(Utf8JsonWriter writer, object value);

    /// <summary>The text form in a list of parameters: <c>gain=1</c>, or the name alone where a value has to be given.</summary>
    public override string ToString() => Default is null ? Name : $"{Name}={Default}";
}
