using System.Globalization;
using System.Text.Json;

namespace WeightInit.Models;

/// <summary>A Hugging Face config: the keys of a <c>config.json</c>, read with defaults and checked.</summary>
public sealed class ModelConfig
{
    /// <summary>The largest number a dimension or a count may have: beyond it no model is meant.</summary>
    public const long LargestNumber = 1L << 31;

    /// <summary>The most layers or experts a model may have.</summary>
    public const long MostRepeats = 10_000;

    /// <summary>The most numbers in a list: stages of a network.</summary>
    public const int LongestList = 100;

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
    /// <exception cref="ModelFileException">It is no list of class names.</exception>
    public string? Class => Find("architectures", null) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() == 0 => null,
        { ValueKind: JsonValueKind.Array } list when list[0].ValueKind == JsonValueKind.String => Read(list[0]),
        { } value => throw Bad($"has architectures {Show(value)}; a list of class names is accepted"),
    };

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
                _ => throw Bad($"has the dtype {OneLine.Quote(name)}; weights are drawn in float32, float64, bfloat16, float16"),
            };
        }
    }

    /// <summary>Takes a parsed config.</summary>
    /// <exception cref="ModelFileException">It is no JSON object.</exception>
    public static ModelConfig Of(string origin, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new ConfigException(origin, $"a config is a JSON object, this is {root.ValueKind}.");
        Dictionary<string, JsonElement> keys = new(StringComparer.Ordinal);
        try
        {
            foreach (JsonProperty key in root.EnumerateObject())
                keys[key.Name] = key.Value.Clone();
        }
        catch (InvalidOperationException exception)
        {
            throw new ConfigException(origin, "the config has a key that is not Unicode.", exception);
        }

        return new ModelConfig(origin, keys);
    }

    /// <summary>A count of 1 or more.</summary>
    /// <param name="name">The key.</param>
    /// <param name="fallback">The value where the key is missing or null.</param>
    /// <param name="alias">Another name of the key, read where the first is missing; recipes know the number by both.</param>
    /// <exception cref="ModelFileException">It is no whole number from 1 to 2^31.</exception>
    public long Count(string name, long fallback, string? alias = null) =>
        Keep(name, alias, Find(name, alias) is { } value ? Whole(name, value, 1) : fallback);

    /// <summary>How often something is repeated: layers, experts.</summary>
    /// <exception cref="ModelFileException">It is no whole number from 1 to <see cref="MostRepeats"/>.</exception>
    /// <inheritdoc cref="Count"/>
    public long Repeats(string name, long fallback, string? alias = null)
    {
        long count = Count(name, fallback, alias);
        return count <= MostRepeats ? count : throw Bad($"has {name} {count}; a whole number from 1 to {MostRepeats} is accepted");
    }

    /// <summary>A count of 0 or more.</summary>
    /// <exception cref="ModelFileException">It is no whole number from 0 to 2^31.</exception>
    /// <inheritdoc cref="Count"/>
    public long CountOrZero(string name, long fallback) =>
        Keep(name, null, Find(name, null) is { } value ? Whole(name, value, 0) : fallback);

    /// <summary>A count of 1 or more, or null where the key is null, or is missing and has no fallback.</summary>
    /// <exception cref="ModelFileException">It is no whole number from 1 to 2^31.</exception>
    /// <inheritdoc cref="Count"/>
    public long? CountOrNull(string name, long? fallback = null)
    {
        long? count = _keys.ContainsKey(name) ? Find(name, null) is { } value ? Whole(name, value, 1) : null : fallback;
        return count is { } known ? Keep(name, null, known) : null;
    }

    /// <summary>A list of counts of 1 or more.</summary>
    /// <param name="name">The key.</param>
    /// <param name="fallback">The list where the key is missing or null.</param>
    /// <exception cref="ModelFileException">It is no list of 1 to <see cref="LongestList"/> whole numbers from 1 to 2^31.</exception>
    public IReadOnlyList<long> Counts(string name, params long[] fallback)
    {
        if (Find(name, null) is not { } list)
            return fallback;
        return list.ValueKind == JsonValueKind.Array && list.GetArrayLength() is > 0 and <= LongestList
            ? [.. list.EnumerateArray().Select(value => Whole(name, value, 1))]
            : throw Bad($"has {name} {Show(list)}; a list of 1 to {LongestList} whole numbers is accepted");
    }

    /// <summary>A size that is one number for both axes, or a list of the two.</summary>
    /// <exception cref="ModelFileException">It is neither.</exception>
    public (long High, long Wide) Pair(string name, long fallback)
    {
        if (Find(name, null) is not { ValueKind: JsonValueKind.Array })
            return (Count(name, fallback), Count(name, fallback));
        IReadOnlyList<long> both = Counts(name);
        return both.Count == 2 ? (both[0], both[1]) : throw Bad($"has {name} of {both.Count} numbers; one or two are accepted");
    }

    /// <summary>A list of places, counted from 0; empty where the key is missing or null.</summary>
    /// <exception cref="ModelFileException">It is no list of whole numbers of 0 or more.</exception>
    public IReadOnlyList<long> Indexes(string name)
    {
        if (Find(name, null) is not { } list)
            return [];
        return list.ValueKind == JsonValueKind.Array && list.GetArrayLength() <= MostRepeats
            ? [.. list.EnumerateArray().Select(value => Whole(name, value, 0))]
            : throw Bad($"has {name} {Show(list)}; a list of whole numbers is accepted");
    }

    /// <summary>A token's row in a table of so many, negative ones counted from the end; or null.</summary>
    /// <param name="name">The key.</param>
    /// <param name="fallback">The row where the key is missing; a key that is null says that there is none.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <exception cref="ModelFileException">The table has no such row.</exception>
    public long? Row(string name, long? fallback, long rows)
    {
        long row = fallback ?? 0;
        if (_keys.ContainsKey(name) ? Find(name, null) is null : fallback is null)
            return null;
        if (Find(name, null) is { } value && (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out row)))
            throw Bad($"has {name} {Show(value)}; a whole number or null is accepted");
        return row >= -rows && row < rows ? (row < 0 ? row + rows : row) : throw Bad($"has {name} {row}, which is no row of a table of {rows}");
    }

    /// <summary>How many classes a classifier tells apart: <c>num_labels</c>, else the number of <c>id2label</c>, else 2.</summary>
    /// <exception cref="ModelFileException">They are no number and no list of labels.</exception>
    public long Labels()
    {
        if (Find("num_labels", null) is not null || Find("id2label", null) is not { } labels)
            return CountOrZero("num_labels", 2);
        return labels.ValueKind == JsonValueKind.Object
            ? Keep("num_labels", null, labels.EnumerateObject().Count())
            : throw Bad($"has id2label {Show(labels)}; an object of labels is accepted");
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

    /// <summary>A standard deviation: finite, 0 or more.</summary>
    /// <exception cref="ModelFileException">It is no finite number of 0 or more.</exception>
    public double Deviation(string name, double fallback)
    {
        double deviation = Number(name, fallback);
        return deviation >= 0 ? deviation : throw Bad($"has {name} {deviation.ToString(CultureInfo.InvariantCulture)}; a standard deviation of 0 or more is accepted");
    }

    /// <summary>How large each of several equal parts is.</summary>
    /// <exception cref="ModelFileException">The number of parts does not divide the whole.</exception>
    public long Share(string wholeName, long whole, string partsName, long parts) =>
        whole % parts == 0 ? whole / parts : throw Bad($"has {wholeName} {whole}, which {partsName} {parts} does not divide");

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
        { ValueKind: JsonValueKind.String } value => Read(value),
        { } value => throw Bad($"has {name} {Show(value)}; a string is accepted"),
    };

    /// <summary>The texts of a list, or of a text joined by bars; empty where the key is missing or null.</summary>
    /// <exception cref="ModelFileException">It is neither.</exception>
    public IReadOnlyList<string> Words(string name) => Find(name, null) switch
    {
        null => [],
        { ValueKind: JsonValueKind.String } value => Read(value).Split('|'),
        { ValueKind: JsonValueKind.Array } value when value.EnumerateArray().All(word => word.ValueKind == JsonValueKind.String) =>
            [.. value.EnumerateArray().Select(Read)],
        { } value => throw Bad($"has {name} {Show(value)}; a list of words is accepted"),
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

    private long Whole(string name, JsonElement value, long least) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long count) && count >= least && count <= LargestNumber
            ? count
            : throw Bad($"has {name} {Show(value)}; a whole number from {least} to {LargestNumber} is accepted");

    private long Keep(string name, string? alias, long value)
    {
        _read[name] = value;
        if (alias is not null)
            _read[alias] = value;
        return value;
    }

    private string Read(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Bad($"has the text {Show(text)}, which is not Unicode");
        }
    }

    private static string Show(JsonElement value)
    {
        string text = value.GetRawText();
        return OneLine.Plain(text.Length > 40 ? $"{text[..40]}..." : text);
    }
}
