using System.Text.Json;

namespace WeightInit.Models.KerasFiles;

/// <summary>The dtype of a layer's weights, from its dtype policy.</summary>
internal static class DTypePolicies
{
    /// <summary>The variable dtype of the policy in a layer's config: float32 where it says none.</summary>
    public static DType VariableType(KerasConfig config)
    {
        if (config.Find("dtype") is not { } value)
            return DType.Float32;
        string name = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Object when value.TryGetProperty("config", out JsonElement keys) && keys.ValueKind == JsonValueKind.Object
                && keys.TryGetProperty("name", out JsonElement given) && given.ValueKind == JsonValueKind.String => given.GetString()!,
            _ => throw config.WrongKind("dtype", value, "a dtype's name or a DTypePolicy"),
        };
        return name switch
        {
            "float32" or "mixed_float16" or "mixed_bfloat16" => DType.Float32,
            "float64" => DType.Float64,
            "float16" => DType.Float16,
            "bfloat16" => DType.BFloat16,

            // Layers without weights that pass on whole numbers.
            _ when IsWhole(name) => DType.Float32,
            _ => throw config.WrongKind("dtype", value, "float32, float64, float16, bfloat16, mixed_float16 or mixed_bfloat16"),
        };
    }

    private static bool IsWhole(string name) =>
        name is "bool" or "string" or "int8" or "int16" or "int32" or "int64" or "uint8" or "uint16" or "uint32" or "uint64";
}
