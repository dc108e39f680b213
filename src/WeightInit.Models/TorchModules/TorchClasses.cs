using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace WeightInit.Models;

/// <summary>The classes of torch.nn that are known.</summary>
internal static class TorchClasses
{
    private static readonly FrozenDictionary<string, TorchClass> Known = Discover();

    /// <summary>The class with this name, or null.</summary>
    internal static TorchClass? Find(string name) => Known.GetValueOrDefault(name);

    /// <summary>The names of all, sorted.</summary>
    internal static IEnumerable<string> Names => Known.Keys.Order(StringComparer.Ordinal);

    /// <summary>What was probably meant by a name that is not known, or why it cannot be.</summary>
    internal static string Suggest(string name) => name switch
    {
        _ when name.StartsWith("Lazy", StringComparison.Ordinal) && Known.ContainsKey(name[4..]) =>
            $": its shapes are not known before it has seen data; {name[4..]} is accepted",
        "ModuleList" or "ModuleDict" or "ParameterList" or "ParameterDict" => ": it holds modules but cannot be called; Sequential is accepted",
        _ when name.EndsWith("Loss", StringComparison.Ordinal) => ": losses do not stand in a list",
        _ => TorchNames.Suggest(name, Names),
    };

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "ILLink.Descriptors.xml keeps the namespace of the families.")]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "ILLink.Descriptors.xml keeps the constructors of the families.")]
    private static FrozenDictionary<string, TorchClass> Discover()
    {
        List<TorchClass> classes = [];
        foreach (Type type in typeof(TorchClasses).Assembly.GetTypes())
        {
            if (!type.IsAbstract && type.IsSubclassOf(typeof(TorchFamily)))
                classes.AddRange(((TorchFamily)Activator.CreateInstance(type, nonPublic: true)!).Classes);
        }

        return classes.ToFrozenDictionary(known => known.Name, StringComparer.Ordinal);
    }
}
