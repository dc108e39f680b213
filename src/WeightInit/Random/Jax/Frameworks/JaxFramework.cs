namespace WeightInit;

/// <summary>A framework on JAX that gives each parameter of a model a key of its own.</summary>
public enum JaxFramework
{
    /// <summary>Flax linen: <see cref="WeightInit.FlaxLinen"/>.</summary>
    FlaxLinen,

    /// <summary>Flax nnx: <see cref="WeightInit.FlaxNnx"/>.</summary>
    FlaxNnx,

    /// <summary>Haiku: <see cref="WeightInit.Haiku"/>.</summary>
    Haiku,
}

/// <summary>Names of <see cref="JaxFramework"/>.</summary>
public static class JaxFrameworks
{
    /// <summary>The name in manifests: <c>flax-linen</c>, <c>flax-nnx</c>, <c>haiku</c>.</summary>
    public static string Name(this JaxFramework framework) => framework switch
    {
        JaxFramework.FlaxLinen => "flax-linen",
        JaxFramework.FlaxNnx => "flax-nnx",
        JaxFramework.Haiku => "haiku",
        _ => throw new ArgumentOutOfRangeException(nameof(framework), framework, "not a framework"),
    };

    /// <summary>The framework with this name.</summary>
    /// <exception cref="FormatException">None has it; the message lists those that exist.</exception>
    public static JaxFramework Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (JaxFramework framework in Enum.GetValues<JaxFramework>())
        {
            if (framework.Name() == name)
                return framework;
        }

        throw new FormatException($"'{name}' is not a framework; known are {string.Join(", ", Enum.GetValues<JaxFramework>().Select(Name))}.");
    }

    /// <summary>The number of the first parameter in the framework's count.</summary>
    internal static int FirstNumber(this JaxFramework framework) => framework == JaxFramework.FlaxNnx ? 0 : 1;

    /// <summary>The keys of a model's parameters.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="root">The key of the model's seed.</param>
    /// <param name="places">Where the parameters stand in the framework's count, numbers rising; null for what has no key.</param>
    internal static TKey?[] KeysOf<TKey>(this JaxFramework framework, TKey root, IReadOnlyList<JaxPlace?> places)
        where TKey : class, IJaxKey<TKey> => framework switch
        {
            JaxFramework.FlaxLinen => [.. places.Select(place => place is null ? null : FlaxLinen.ParameterKey(root, place.Module, place.Number))],
            JaxFramework.FlaxNnx => [.. places.Select(place => place is null ? null : FlaxNnx.ParameterKey(root, place.Number))],
            _ => Haiku.KeysAt(root, [.. places.Select(place => place?.Number)]),
        };
}

/// <summary>Where a parameter stands in a framework's count.</summary>
/// <param name="Module">The names of the modules from the outermost child on; they matter to Flax linen alone.</param>
/// <param name="Number">Its number there.</param>
internal sealed record JaxPlace(IReadOnlyList<string> Module, int Number);
