using System.Text.Json;

namespace WeightInit;

/// <summary>An argument that is a number.</summary>
internal sealed class NumberParameter(string name, NumberRange range, double? defaultValue = null)
    : InitializerParameter(name, range.Words, defaultValue)
{
    internal override object? Parse(string text) => Number.TryParse(text, out double value) ? value : null;

    internal override object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetDouble(out double value) && double.IsFinite(value) => value,
        JsonValueKind.String => element.GetString() is "inf" or "-inf" or "nan" ? Parse(element.GetString()!) : null,
        _ => null,
    };

    internal override string Format(object value) => Number.Text((double)value);

    internal override void Write(Utf8JsonWriter writer, object value)
    {
        if (double.IsFinite((double)value))
            writer.WriteNumberValue((double)value);
        else
            writer.WriteStringValue(Format(value));
    }
}
