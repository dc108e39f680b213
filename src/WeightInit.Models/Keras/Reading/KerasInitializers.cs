using System.Numerics;
using System.Text.Json;

namespace WeightInit.Models.KerasFiles;

/// <summary>Initializers of a Keras file. A new one is one line in <see cref="Known"/>.</summary>
internal static class KerasInitializers
{
    private static readonly Dictionary<string, (string ClassName, Func<Reader, Initializer> Make)> Known = Index(
        (["Zeros", "zeros"], _ => Init.Zeros),
        (["Ones", "ones"], _ => Init.Ones),
        (["Constant", "constant"], config => new ConstantInitializer(config.Number("value", 0))),
        (["RandomUniform", "random_uniform", "uniform"], config => new KerasRandomUniform(config.Number("minval", -0.05), config.Number("maxval", 0.05))),
        (["RandomNormal", "random_normal", "normal"], config => new KerasRandomNormal(config.Number("mean", 0), config.Number("stddev", 0.05))),
        (["TruncatedNormal", "truncated_normal"], config => new KerasTruncatedNormal(config.Number("mean", 0), config.Number("stddev", 0.05))),
        (["VarianceScaling", "variance_scaling"], VarianceScaling),
        (["GlorotUniform", "glorot_uniform"], _ => Init.Keras.GlorotUniform),
        (["GlorotNormal", "glorot_normal"], _ => Init.Keras.GlorotNormal),
        (["HeUniform", "he_uniform"], _ => Init.Keras.HeUniform),
        (["HeNormal", "he_normal"], _ => Init.Keras.HeNormal),
        (["LecunUniform", "lecun_uniform"], _ => Init.Keras.LecunUniform),
        (["LecunNormal", "lecun_normal"], _ => Init.Keras.LecunNormal),
        (["Orthogonal", "OrthogonalInitializer", "orthogonal"], config => new KerasOrthogonal(config.Number("gain", 1))),
        (["Identity", "IdentityInitializer", "identity"], config => new Identity(config.Number("gain", 1))));

    /// <summary>Reads the value of a layer's key.</summary>
    public static KerasInitial Read(KerasConfig layer, string key, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return Named(layer, key, value.GetString()!);
        KerasObject initializer = KerasObject.Read(layer.Loading, value, $"{key} of {layer.Shown}");
        initializer.CheckIsKeras($"{key} of {layer.Shown}");
        return Make(new Reader(layer, key, initializer.Config), initializer.ClassName);
    }

    /// <summary>An initializer by its name, with its defaults.</summary>
    public static KerasInitial Named(KerasConfig layer, string key, string name) => Make(new Reader(layer, key, null), name);

    /// <summary>A seed in the file: a number, or a SeedGenerator's; null where that one has none.</summary>
    public static BigInteger? GivenSeed(KerasConfig layer, string key, JsonElement seed)
    {
        if (seed.ValueKind == JsonValueKind.Object)
        {
            KerasObject generator = KerasObject.Read(layer.Loading, seed, $"{key} of {layer.Shown}");
            if (generator.ClassName != "SeedGenerator")
                throw layer.WrongKind(key, seed, "a whole number or a SeedGenerator");
            if (generator.Config is not { } config || !config.TryGetProperty("seed", out seed) || seed.ValueKind == JsonValueKind.Null)
                return null;
        }

        return KerasJson.Integer(seed) ?? throw layer.WrongKind(key, seed, "a whole number or a SeedGenerator");
    }

    private static KerasInitial Make(Reader config, string name)
    {
        if (!Known.TryGetValue(name, out (string ClassName, Func<Reader, Initializer> Make) form))
            throw config.Layer.Error(KerasModelError.UnknownInitializer, $"has {config.Key} = {OneLine.Quote(name)}; known are {string.Join(", ", Known.Values.Select(known => known.ClassName).Distinct())}");
        Initializer law;
        try
        {
            law = form.Make(config);
        }
        catch (ArgumentException refused)
        {
            throw config.Layer.Bad($"has {config.Key} = {form.ClassName} that is not accepted: {OneLine.Plain(refused.Message.TrimEnd('.'), 300)}");
        }

        if (law is ConstantInitializer or Identity)
            return new KerasInitial(law, form.ClassName, null, null);
        BigInteger? given = config.Find("seed") is { } seed ? GivenSeed(config.Layer, config.Key, seed) : null;
        return new KerasInitial(law, form.ClassName, given is null ? config.Layer.Loading.Take() : null, given)
        {
            InputAxes = config.Axes("input_axes"),
            OutputAxes = config.Axes("output_axes"),
        };
    }

    private static KerasVarianceScaling VarianceScaling(Reader config) => new(
        config.Number("scale", 1),
        config.Word("mode", "fan_in") switch
        {
            "fan_in" => FanMode.FanIn,
            "fan_out" => FanMode.FanOut,
            "fan_avg" => FanMode.FanAverage,
            string other => throw new ArgumentException($"mode is {OneLine.Quote(other)}; fan_in, fan_out, fan_avg are accepted"),
        },
        config.Word("distribution", "truncated_normal").ToLowerInvariant() switch
        {
            "truncated_normal" or "normal" => ScalingDistribution.TruncatedNormal,
            "untruncated_normal" => ScalingDistribution.Normal,
            "uniform" => ScalingDistribution.Uniform,
            string other => throw new ArgumentException($"distribution is {OneLine.Quote(other)}; truncated_normal, untruncated_normal, uniform are accepted"),
        });

    private static Dictionary<string, (string, Func<Reader, Initializer>)> Index(params ReadOnlySpan<(string[] Names, Func<Reader, Initializer> Make)> known)
    {
        Dictionary<string, (string, Func<Reader, Initializer>)> index = new(StringComparer.Ordinal);
        foreach ((string[] names, Func<Reader, Initializer> make) in known)
        {
            foreach (string name in names)
                index.Add(name, (names[0], make));
        }

        return index;
    }

    /// <summary>The config of an initializer.</summary>
    private sealed record Reader(KerasConfig Layer, string Key, JsonElement? Config)
    {
        public JsonElement? Find(string name) =>
            Config is { } config && config.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

        public double Number(string name, double otherwise) => Find(name) switch
        {
            null => otherwise,
            { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out double number) => number,
            { } value => throw new ArgumentException($"{name} is {KerasJson.Shown(value)}; a number is accepted"),
        };

        public string Word(string name, string otherwise) => Find(name) switch
        {
            null => otherwise,
            { ValueKind: JsonValueKind.String } value => value.GetString()!,
            { } value => throw new ArgumentException($"{name} is {KerasJson.Shown(value)}; a string is accepted"),
        };

        public AxisList? Axes(string name) => Find(name) is { } value
            ? [.. Layer.Integers($"{Key}.{name}", value, -Manifest.MostAxes, Manifest.MostAxes)]
            : null;
    }
}
