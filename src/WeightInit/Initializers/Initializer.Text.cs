using System.Buffers;
using System.Text;
using System.Text.Json;

namespace WeightInit;

/// <content>The text form and the JSON form.</content>
public abstract partial record Initializer
{
    /// <summary>Every name of the catalogue with its arguments and its law.</summary>
    public static IReadOnlyList<InitializerForm> Catalogue => InitializerRegistry.Forms;

    /// <summary>The name without arguments: <c>glorot-uniform</c>, <c>torch.kaiming-normal</c>.</summary>
    public string Name => Text.Form.Name;

    /// <summary>This initializer as a form and the values of its arguments.</summary>
    internal abstract InitializerText Text { get; }

    /// <summary>Reads the text form.</summary>
    /// <param name="text">
    /// <c>name</c>, <c>name(argument=value,…)</c> or <c>name:argument=value,…</c>; where there is one argument, its name may be
    /// left out: <c>constant(0.1)</c>. Names and words are kebab-case; <c>1</c>, <c>1.0</c> and <c>1e0</c> are one number.
    /// </param>
    /// <exception cref="FormatException">
    /// The text is malformed, no initializer has that name (the message names the nearest), an argument is unknown, missing or
    /// given twice, or a value is not accepted (the message says what is).
    /// </exception>
    public static Initializer Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        TextCall call = TextCall.Parse(text, "an initializer");
        return InitializerRegistry.Find(call.Name).Parse(call);
    }

    /// <summary>Reads the JSON form that <see cref="ToJson"/> writes.</summary>
    /// <param name="json">An object, <c>{"name": "normal", "mean": 0, "std": 0.02}</c>, or a string in the text form.</param>
    /// <exception cref="FormatException">It is no JSON, or not an initializer; see <see cref="Parse"/> for the causes.</exception>
    public static Initializer FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return FromJson(document.RootElement);
        }
        catch (JsonException fault)
        {
            throw new FormatException($"An initializer in JSON is an object with a name: {fault.Message}", fault);
        }
    }

    /// <inheritdoc cref="FromJson(string)"/>
    /// <param name="element">An object with a name, or a string in the text form.</param>
    public static Initializer FromJson(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
            return Parse(element.GetString()!);
        return InitializerRegistry.Find(NameIn(element)).Read(element);
    }

    /// <summary>The JSON object with the name and every argument: <c>{"name":"normal","mean":0,"std":0.02}</c>.</summary>
    public string ToJson()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
            WriteJson(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the JSON object of <see cref="ToJson"/>.</summary>
    /// <param name="writer">Where a value is expected next.</param>
    public void WriteJson(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Text.Write(writer);
    }

    /// <summary>The canonical text: the name and the arguments that differ from their defaults. It reads back as an equal value.</summary>
    public sealed override string ToString() => Text.ToString();

    private static string NameIn(JsonElement element)
    {
        string? name = null;
        foreach (JsonProperty property in element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : default)
        {
            if (!property.NameEquals("name"))
                continue;
            if (name is not null)
                throw new FormatException($"The initializer {element.GetRawText()} has two names.");
            name = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : null;
        }

        return name ?? throw new FormatException($"{element.GetRawText()} is no initializer: give an object with a name, or a text.");
    }
}
