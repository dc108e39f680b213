using System.Text.Json;

namespace WeightInit;

/// <summary>An argument that is a list of axes: in JSON a number or an array of numbers.</summary>
internal sealed class AxesParameter(string name, AxisList defaultValue)
    : InitializerParameter(name, AxisList.Words, defaultValue)
{
    internal override object? Parse(string text) => AxisList.TryParse(text, out AxisList axes) ? axes : null;

    internal override object? Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
            return ReadAxis(element) is int single ? AxisList.Of(single) : null;
        List<int> axes = [];
        foreach (JsonElement item in element.EnumerateArray())
        {
            if (ReadAxis(item) is not int axis)
                return null;
            axes.Add(axis);
        }

        return AxisList.Of([.. axes]);
    }

    internal override string Format(object value) => ((AxisList)value).ToString();

    internal override void Write(Utf8JsonWriter writer, object value)
    {
        AxisList axes = (AxisList)value;
        if (axes.Count == 1)
        {
            writer.WriteNumberValue(axes[0]);
            return;
        }

        writer.WriteStartArray();
        foreach (int axis in axes)
            writer.WriteNumberValue(axis);
        writer.WriteEndArray();
    }

    private static int? ReadAxis(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int axis) ? axis : null;
}
