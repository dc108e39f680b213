using System.Text.Json;

namespace WeightInit.Models;

/// <summary>A Hugging Face config: the keys of a <c>config.json</c>, read with defaults and checked.</summary>
public sealed class ModelConfig
{
    /// <summary>The largest number a dimension or a count may have: beyond it no model is meant.</summary>
    public const long LargestNumber = 1L << 31;

    /// <summary>The most layers or experts a model may have.</summary>
    public const long MostRepeats = 100_000;

    private readonly Dictionary<string, JsonElement> _keys;
    private readonly Dictionary<string, double> _read = [];

    private ModelConfig(string origin, Dictionary<string, JsonElement> keys)
    {
        Origin = origin;
        _keys = keys;
    }

    /// <summary>The file or the built-in name, for messages.</summary>
    public string Origin { get; }

    /// <summary>Every key as it stands.</summary>
    public IReadOnlyDictionary<string, JsonElement> Keys => _keys;

    /// <summary>The numbers that were read so far, by their main name, defaults included: the scalars of a recipe's expressions.</summary>
    public IReadOnlyDictionary<string, double> Scalars => _read;

    /// <summary>The architecture's name, <c>gpt2</c>.</summary>
    /// <exception cref="ModelFileException">The key is missing or no string.</exception>
    public string ModelType => Text("model_type") ?? throw Bad("has no model_type; a Hugging Face config names its architecture there");

    /// <summary>The first of <c>architectures</c>, or null.</summary>
    public string? Class =>
        _keys.TryGetValue("architectures", out JsonElement list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0
            ? list[0].ValueKind == JsonValueKind.String ? list[0].GetString() : throw Bad("has architectures that are no list of class names")
            : null;

    /// <summary>The dtype of the weights: <c>dtype</c>, or the older <c>torch_dtype</c>, or null.</summary>
    public DType? DType
    {
        get
        {
            string? name = Text("dtype") ?? Text("torch_dtype");
            if (name is null)
                return null;
            name = name.StartsWith("torch.", StringComparison.Ordinal) ? name["torch.".Length..] : name;
            return name switch
            {
                "float32" or "float" => WeightInit.DType.Float32,
                "float64" or "double" => WeightInit.DType.Float64,
                "bfloat16" => WeightInit.DType.BFloat16,
                "float16" or "half" => WeightInit.DType.Float16,
                _ => throw Bad($"has the dtype '{name}'; weights are drawn in float32, float64, bfloat16, float16"),
            };
        }
    }

    /// <summary>Takes a parsed config.</summary>
    /// <exception cref="ModelFileException">It is no JSON object.</exception>
    public static ModelConfig Of(string origin, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new ConfigException(origin, $"a config is a JSON object, this is {root.ValueKind}.");
        return new ModelConfig(origin, root.EnumerateObject().ToDictionary(key => key.Name, key => key.Value.Clone(), StringComparer.Ordinal));
    }

    /// <summary>A count of 1 or more.</summary>
    /// <param name="name">The key.</param>
    /// <param name="fallback">The value where the key is missing or null.</param>
    /// <param name="alias">Another name of the key that is read where the first is missing.</param>
    /// <exception cref="ModelFileException">It is no whole number from 1 to 2^31.</exception>
    public long Count(string name, long fallback, string? alias = null) => CountOrNull(name, alias) ?? Keep(name, fallback);

    /// <summary>How often something is repeated: layers, experts.</summary>
    /// <exception cref="ModelFileException">It is no whole number from 1 to <see cref="MostRepeats"/>.</exception>
    /// <inheritdoc cref="Count"/>
    public long Repeats(string name, long fallback, string? alias = null)
    {
        long count = Count(name, fallback, alias);
        return count <= MostRepeats ? count : throw Bad($"has {name} {count}; a whole number from 1 to {MostRepeats} is accepted");
    }

    /// <summary>A count of 1 or more, or null where the key is missing or null.</summary>
    /// <inheritdoc cref="Count"/>
    public long? CountOrNull(string name, string? alias = null)
    {
        JsonElement? value = Find(name, alias);
        if (value is null)
            return null;
        if (value.Value.ValueKind != JsonValueKind.Number || !value.Value.TryGetInt64(out long count) || count < 1 || count > LargestNumber)
            throw Bad($"has {name} {Show(value.Value)}; a whole number from 1 to {LargestNumber} is accepted");
        return Keep(name, count);
    }

    /// <summary>A finite number.</summary>
    /// <exception cref="ModelFileException">It is no finite number.</exception>
    public double Number(string name, double fallback)
    {
        JsonElement? value = Find(name, null);
        double number = fallback;
        if (value is { } given && (given.ValueKind != JsonValueKind.Number || !given.TryGetDouble(out number) || !double.IsFinite(number)))
            throw Bad($"has {name} {Show(given)}; a finite number is accepted");
        _read[name] = number;
        return number;
    }

    /// <summary>A boolean.</summary>
    /// <exception cref="ModelFileException">It is neither true nor false.</exception>
    public bool Flag(string name, bool fallback) => Find(name, null) switch
    {
        null => fallback,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } value => throw Bad($"has {name} {Show(value)}; true or false is accepted"),
    };

    /// <summary>A string, or null where the key is missing or null.</summary>
    /// <exception cref="ModelFileException">It is no string.</exception>
    public string? Text(string name) => Find(name, null) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { } value => throw Bad($"has {name} {Show(value)}; a string is accepted"),
    };

    /// <summary>Adds a scalar that a family derives from its keys.</summary>
    public void Derive(string name, double value) => _read[name] = value;

    /// <summary>An error of this config.</summary>
    /// <param name="what">What is wrong, with the value and what is accepted; follows the file's name.</param>
    public ModelFileException Bad(string what) => new ConfigException(Origin, $"the config {what}.");

    private JsonElement? Find(string name, string? alias)
    {
        if (!_keys.TryGetValue(name, out JsonElement value) && (alias is null || !_keys.TryGetValue(alias, out value)))
            return null;
        return value.ValueKind == JsonValueKind.Null ? null : value;
    }

    private long Keep(string name, long value)
    {
        _read[name] = value;
        return value;
    }

    private static string Show(JsonElement value)
    {
        string text = value.GetRawText().ReplaceLineEndings(" ");
        return text.Length > 40 ? text[..40] + "…" : text;
    }
}
