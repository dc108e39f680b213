using System.Text.Json;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary>A plan as the contract's JSON: the sums, and every tensor in the order of a checkpoint's header.</summary>
internal static class PlanJson
{
    internal static void Write(Utf8JsonWriter json, Plan plan)
    {
        json.WriteStartObject();
        json.WriteString("model", plan.Model.Name);
        json.WriteString("recipe", plan.Recipe.Name);
        json.WriteNumber("parameters", plan.Parameters);
        json.WriteNumber("elements", plan.Elements);
        json.WriteNumber("bytes", plan.Bytes);
        json.WriteStartArray("tensors");
        foreach (PlannedTensor planned in plan.Tensors.OrderBy(planned => SafetensorsEntryInfo.Of(planned.Tensor), SafetensorsEntryInfo.FileOrder))
            Write(json, planned);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlannedTensor planned)
    {
        json.WriteStartObject();
        json.WriteString("name", planned.Tensor.Name);
        json.WriteString("role", planned.Tensor.Role.Name());
        json.WriteStartArray("shape");
        foreach (long axis in planned.Tensor.Shape.Axes)
            json.WriteNumberValue(axis);
        json.WriteEndArray();
        json.WriteString("dtype", planned.Tensor.DType.Name());
        json.WriteString("initializer", planned.Initializer.ToString());
        json.WriteString("distribution", planned.LawText);
        Write(json, "fan_in", planned.Fans?.In);
        Write(json, "fan_out", planned.Fans?.Out);
        Write(json, "std", planned.StandardDeviation);
        json.WriteString("rule", planned.Rule);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, double? number)
    {
        if (number is { } value)
            json.WriteNumber(key, value);
        else
            json.WriteNull(key);
    }
}
