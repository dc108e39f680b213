using System.Text.Json;

namespace WeightInit;

/// <summary>Reads a recipe's JSON, every key checked.</summary>
internal sealed class RecipeReader
{
    /// <summary>The most rules: beyond it no recipe is meant.</summary>
    internal const int MostRules = 10_000;

    private static readonly string[] RecipeKeys = ["$schema", "name", "description", "source", "stream", "rules"];

    private static readonly string[] RuleKeys = ["tensor", "name", "role", "layer", "ends_residual", "rank", "initializer", "dtype", "optional", "note"];

    private readonly string _origin;

    private RecipeReader(string origin) => _origin = origin;

    /// <summary>Reads a recipe's text.</summary>
    internal static Recipe Read(ReadOnlyMemory<byte> utf8, string origin)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(document.RootElement, origin);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new RecipeReader(origin).Bad("", $"it is no JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Reads a recipe whose JSON was checked: each key once, every text Unicode.</summary>
    internal static Recipe Read(JsonElement root, string origin) => new RecipeReader(origin).Recipe(root);

    private Recipe Recipe(JsonElement root)
    {
        Object(root, "", RecipeKeys);
        string name = Text(root, "", "name") ?? throw Bad("", "it has no name");
        JsonElement rules = root.TryGetProperty("rules", out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? list
            : throw Bad("rules", "a list of rules is needed");
        if (rules.GetArrayLength() is 0 or > MostRules)
            throw Bad("rules", $"it holds {rules.GetArrayLength()} rules; 1 to {MostRules} are accepted");
        return new Recipe(name, Text(root, "", "source") ?? "", [.. rules.EnumerateArray().Select((rule, index) => Rule(rule, $"rules[{index}]"))])
        {
            Description = Text(root, "", "description"),
            Stream = Text(root, "", "stream") is { } stream ? Refuse("stream", () => Streams.Find(stream).Name) : null,
        };
    }

    private Rule Rule(JsonElement rule, string path)
    {
        Object(rule, path, RuleKeys);
        string initializer = Text(rule, path, "initializer") ?? throw Bad(path, "a rule needs an initializer");
        return Refuse($"{path}.initializer", () => new Rule(initializer)) with
        {
            Tensor = Text(rule, path, "tensor"),
            Name = Text(rule, path, "name") is { } name ? Refuse($"{path}.name", () => Checked(name)) : null,
            Role = Word(rule, path, "role", TensorRoles.Parse),
            Layer = Word(rule, path, "layer", LayerKinds.Parse),
            EndsResidual = Flag(rule, path, "ends_residual"),
            Rank = Rank(rule, path),
            DType = Word(rule, path, "dtype", FloatingPoint),
            IsOptional = Flag(rule, path, "optional") ?? false,
            Note = Text(rule, path, "note"),
        };
    }

    /// <summary>Checks that this is an object of known keys.</summary>
    private void Object(JsonElement element, string path, string[] keys)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Bad(path, $"it is {Show(element)}; an object with the keys {string.Join(", ", keys)} is accepted");
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (keys.Contains(property.Name))
                continue;
            string? meant = NearestName.Of(property.Name, keys.Select(key => key.Replace('_', '-')))?.Replace('-', '_');
            throw Bad(path, $"there is no key '{Short(property.Name)}'; {(meant is null ? $"known are {string.Join(", ", keys)}" : $"did you mean {meant}?")}");
        }
    }

    private string? Text(JsonElement element, string path, string key)
    {
        if (!element.TryGetProperty(key, out JsonElement value))
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw Bad(Join(path, key), $"it is {Show(value)}; a text is accepted");
    }

    private bool? Flag(JsonElement element, string path, string key)
    {
        if (!element.TryGetProperty(key, out JsonElement value))
            return null;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Bad(Join(path, key), $"it is {Show(value)}; true or false is accepted");
    }

    private int? Rank(JsonElement element, string path)
    {
        if (!element.TryGetProperty("rank", out JsonElement value))
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int rank) && rank is >= 0 and <= 64
            ? rank
            : throw Bad(Join(path, "rank"), $"it is {Show(value)}; a whole number from 0 to 64 is accepted");
    }

    private T? Word<T>(JsonElement element, string path, string key, Func<string, T> parse)
        where T : struct =>
        Text(element, path, key) is { } word ? Refuse(Join(path, key), () => parse(word)) : null;

    private static DType FloatingPoint(string name) => DTypes.Parse(name) is var type && type.IsFloatingPoint()
        ? type
        : throw new FormatException($"weights are drawn in float32, float64, bfloat16 or float16, not in {name}.");

    private static string Checked(string pattern)
    {
        NamePattern.Unfold(pattern);
        return pattern;
    }

    private T Refuse<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException exception)
        {
            throw Bad(path, exception.Message.TrimEnd('.'), exception);
        }
    }

    private RecipeException Bad(string path, string problem, Exception? inner = null) =>
        new($"reading {_origin}: {(path.Length == 0 ? "" : $"{path}: ")}{problem.TrimEnd('.')}.", inner);

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static string Show(JsonElement value) => Short(value.GetRawText());

    private static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}...";
}
