using System.Collections.Concurrent;
using System.Reflection;

namespace WeightInit;

/// <content>The recipes that come with the program: files of <c>recipes/</c>, embedded.</content>
public sealed partial record Recipe
{
    private const string Prefix = "WeightInit.Recipes.";
    private const string Suffix = ".json";

    private static readonly Assembly Home = typeof(Recipe).Assembly;

    private static readonly string[] Names =
    [
        .. Home.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(resource => resource[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    private static readonly ConcurrentDictionary<string, Recipe> Known = new(StringComparer.Ordinal);

    /// <summary>Every built-in recipe, by name.</summary>
    public static IReadOnlyList<Recipe> BuiltIn => [.. Names.Select(Find)];

    /// <summary>The names of the built-in recipes, sorted.</summary>
    public static IReadOnlyList<string> BuiltInNames => Names;

    /// <summary>
    /// GPT-2 as transformers 5.23.0 codes it: Normal(0, initializer_range²), the residual projections' deviation over
    /// sqrt(2 · n_layer), norms 1 and 0, biases 0 (Radford et al. 2019, section 2.3).
    /// </summary>
    public static Recipe Gpt2 => Find("gpt2");

    /// <summary>He et al. 2015 for kernels, fan_in, untruncated; zeros for biases, ones and zeros for normalization.</summary>
    public static Recipe He => Find("he");

    /// <summary>Glorot and Bengio 2010 for kernels, uniform; zeros for biases, ones and zeros for normalization.</summary>
    public static Recipe Glorot => Find("glorot");

    /// <summary>LeCun et al. 1998 for kernels, fan_in, untruncated; zeros for biases, ones and zeros for normalization.</summary>
    public static Recipe LeCun => Find("lecun");

    /// <summary>What the constructors of torch.nn leave, by kind of layer.</summary>
    public static Recipe TorchDefault => Find("torch-default");

    /// <summary>What the layers of Keras 3 start from, by kind of layer.</summary>
    public static Recipe KerasDefault => Find("keras-default");

    /// <summary>What the modules of Flax linen start from, by kind of layer.</summary>
    public static Recipe FlaxDefault => Find("flax-default");

    /// <summary>The built-in recipe of that name.</summary>
    /// <param name="name">The name, as <c>gpt2</c> or <c>torch-default</c>.</param>
    /// <exception cref="RecipeException">There is none; the message names the nearest, or all.</exception>
    public static Recipe Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Names.Contains(name))
            return Known.GetOrAdd(name, Read);
        string known = NearestName.Of(name, Names) is { } nearest
            ? $"did you mean {nearest}?"
            : $"known are {string.Join(", ", Names)}, or the path of a recipe in JSON.";
        throw new RecipeException($"'{name}' is not a recipe; {known}");
    }

    private static Recipe Read(string name)
    {
        using Stream stream = Home.GetManifestResourceStream($"{Prefix}{name}{Suffix}")!;
        byte[] text = new byte[stream.Length];
        stream.ReadExactly(text);
        return RecipeReader.Read(text, name);
    }
}
