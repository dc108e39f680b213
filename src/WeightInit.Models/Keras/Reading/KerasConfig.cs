using System.Numerics;
using System.Text.Json;

namespace WeightInit.Models.KerasFiles;

/// <summary>A layer's config: its keys, read with their defaults and limits. What is wrong is an error that names layer and key.</summary>
internal sealed class KerasConfig
{
    private readonly KerasObject _object;

    public KerasConfig(KerasObject layer)
    {
        _object = layer;
        Name = layer.Name ?? layer.Loading.NameFor(layer.ClassName);
        if (Name.Length == 0)
            throw Bad("has an empty name");
    }

    public KerasLoading Loading => _object.Loading;

    /// <summary>The layer's name.</summary>
    public string Name { get; }

    public string ClassName => _object.ClassName;

    /// <summary>The layer as it stands in the file.</summary>
    public JsonElement Layer => _object.Value;

    /// <summary>What the layer is called in messages.</summary>
    public string Shown => $"the {OneLine.Plain(ClassName, 60)} layer {OneLine.Quote(Name)}";

    /// <summary>The value of a key; null where it is missing or null.</summary>
    public JsonElement? Find(string key) =>
        _object.Config is { } config && config.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public JsonElement Need(string key) => Find(key) ?? throw Error(KerasModelError.WrongKind, $"has no {key}, which is needed");

    public bool Flag(string key, bool otherwise) => Find(key) switch
    {
        null => otherwise,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } value => throw WrongKind(key, value, "true or false"),
    };

    /// <summary>A number that has to be there, a size: 1 or more.</summary>
    public long Size(string key) => Whole(key, Need(key), 1, Manifest.LargestSize);

    /// <summary>The same, or null where it is not said.</summary>
    public long? OptionalSize(string key) => Find(key) is { } value ? Whole(key, value, 1, Manifest.LargestSize) : null;

    /// <summary>A whole number within limits.</summary>
    public int Integer(string key, int otherwise, int least, int most) => Find(key) is { } value ? (int)Whole(key, value, least, most) : otherwise;

    /// <summary>A finite number.</summary>
    public double Number(string key, double otherwise) => Find(key) switch
    {
        null => otherwise,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out double number) && double.IsFinite(number) => number,
        { } value => throw WrongKind(key, value, "a finite number"),
    };

    /// <summary>One of several words.</summary>
    public string Word(string key, string otherwise, params ReadOnlySpan<string> accepted)
    {
        if (Find(key) is not { } value)
            return otherwise;
        string word = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw WrongKind(key, value, string.Join(", ", accepted));
        return accepted.Contains(word) ? word : throw WrongKind(key, value, string.Join(", ", accepted));
    }

    /// <summary>A text, or null where it is not said.</summary>
    public string? Text(string key) => Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { } value => throw WrongKind(key, value, "a string"),
    };

    /// <summary>Sizes along the spatial axes: an array of as many, or one number for all.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rank">How many axes.</param>
    /// <param name="otherwise">What each is where nothing is said; null where something has to be.</param>
    /// <param name="least">The smallest that is accepted.</param>
    public long[] Sizes(string key, int rank, long? otherwise = null, long least = 1)
    {
        if (Find(key) is not { } value)
            return [.. Enumerable.Repeat(otherwise ?? throw Error(KerasModelError.WrongKind, $"has no {key}, which is needed"), rank)];
        if (value.ValueKind != JsonValueKind.Array)
            return [.. Enumerable.Repeat(Whole(key, value, least, Manifest.LargestSize), rank)];
        if (value.GetArrayLength() != rank)
            throw Error(KerasModelError.BadValue, $"has {value.GetArrayLength()} numbers in {key}; {rank} are accepted");
        return [.. value.EnumerateArray().Select(size => Whole(key, size, least, Manifest.LargestSize))];
    }

    /// <summary>Whole numbers: an array, or one alone.</summary>
    public int[] Integers(string key, JsonElement value, int least, int most) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Take(most + 1).Select(item => (int)Whole(key, item, least, most))]
        : [(int)Whole(key, value, least, most)];

    /// <summary>Reads an initializer, which takes a randint where it draws and has no seed: called in the order of Keras's constructor.</summary>
    /// <param name="key">The key.</param>
    /// <param name="otherwise">Keras's default, by its name.</param>
    public KerasInitial Initializer(string key, string otherwise) =>
        Find(key) is { } value ? KerasInitializers.Read(this, key, value) : KerasInitializers.Named(this, key, otherwise);

    /// <summary>What <c>SeedGenerator(seed)</c> does in a constructor: without a seed it takes a randint.</summary>
    public void TakeSeed()
    {
        if (Find("seed") is not { } seed)
            Loading.Take();
        else if (KerasInitializers.GivenSeed(this, "seed", seed) is null)
            Loading.Take();
    }

    /// <summary>Refuses a key that would change the weights in ways that are not reproduced.</summary>
    public void Refuse(params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (Find(key) is { ValueKind: not JsonValueKind.False } value)
                throw Error(KerasModelError.BadValue, $"has {key} = {KerasJson.Shown(value)}; a layer without it is accepted");
        }
    }

    public long Whole(string key, JsonElement value, long least, long most)
    {
        string wanted = $"a whole number from {least} to {most}";
        BigInteger? number = KerasJson.Integer(value);
        return number >= least && number <= most ? (long)number : throw WrongKind(key, value, wanted);
    }

    public KerasModelException WrongKind(string key, JsonElement value, string wanted) =>
        Error(KerasModelError.BadValue, $"has {key} = {KerasJson.Shown(value)}; {wanted} is accepted");

    public KerasModelException Bad(string problem) => Error(KerasModelError.BadValue, problem);

    /// <summary>A shape that the layer cannot take.</summary>
    public KerasModelException Unfit(string problem) => Error(KerasModelError.ShapeMismatch, problem);

    public KerasModelException Error(KerasModelError error, string problem) => Loading.Error(error, $"{Shown} {problem}");
}
