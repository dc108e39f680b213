using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace WeightInit.Models.KerasFiles;

/// <summary>The classes of Keras that are known.</summary>
internal static class KerasClasses
{
    private const string Operations = "keras.src.ops";

    private static readonly Dictionary<string, Func<KerasConfig, KerasLayer>> Layers = Discover("");

    private static readonly Dictionary<string, Func<KerasConfig, KerasLayer>> Nodes = Discover(Operations);

    /// <summary>The names of the layers that are known, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Layers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Constructs a layer as Keras does from its config: initializers take their seeds here; and builds it where its shapes are said.</summary>
    public static KerasLayer Load(KerasObject layer)
    {
        layer.CheckIsKeras("a layer");
        layer.Loading.CountLayer();
        Dictionary<string, Func<KerasConfig, KerasLayer>> known = layer.Module.StartsWith(Operations, StringComparison.Ordinal) ? Nodes : Layers;
        if (!known.TryGetValue(layer.ClassName, out Func<KerasConfig, KerasLayer>? make))
            throw Unknown(layer, known.Keys);
        KerasConfig config = new(layer);
        KerasLayer made = make(config);
        if (!made.IsBuilt && BuildShapes.Read(config) is { } shapes)
            made.Build(shapes);
        return made;
    }

    private static KerasModelException Unknown(KerasObject layer, IEnumerable<string> known)
    {
        string name = layer.Name is { } given ? $" {OneLine.Quote(given)}" : "";
        string what = ReferenceEquals(known, Nodes.Keys) ? "operation" : "layer";
        string? nearest = NearestName.Of(layer.ClassName, known);
        return layer.Loading.Error(
            KerasModelError.UnknownClass,
            $"the {what}{name} has the class {OneLine.Quote(layer.ClassName)}, which is not known{(nearest is null ? "" : $", did you mean {nearest}?")}; known are {string.Join(", ", known.Order(StringComparer.Ordinal))}");
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "ILLink.Descriptors.xml keeps the namespace of the layers.")]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "ILLink.Descriptors.xml keeps the constructors of the layers.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "ILLink.Descriptors.xml keeps the constructors of the layers.")]
    private static Dictionary<string, Func<KerasConfig, KerasLayer>> Discover(string module)
    {
        Dictionary<string, Func<KerasConfig, KerasLayer>> classes = new(StringComparer.Ordinal);
        foreach (Type type in typeof(KerasClasses).Assembly.GetTypes())
        {
            if (type.GetCustomAttribute<KerasClassAttribute>() is not { } attribute || attribute.Module != module)
                continue;
            ConstructorInfo constructor = type.GetConstructor([typeof(KerasConfig)])!;
            foreach (string name in attribute.Names)
                classes.Add(name, config => (KerasLayer)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [config], null));
        }

        return classes;
    }
}
