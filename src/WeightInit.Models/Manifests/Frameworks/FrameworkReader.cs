namespace WeightInit.Models;

/// <summary>Reads what a manifest says of its framework.</summary>
internal sealed class FrameworkReader
{
    private readonly JaxFramework? _framework;
    private readonly List<(ManifestNode Tensor, ManifestNode? Module, ManifestNode? Number)> _given = [];

    /// <param name="keys">The keys of the manifest.</param>
    internal FrameworkReader(Dictionary<string, ManifestNode> keys) =>
        _framework = keys.TryGetValue("framework", out ManifestNode framework) ? framework.Parsed("a string", ManifestError.UnknownFramework, JaxFrameworks.Parse) : null;

    /// <summary>The layout of kernels of which nothing says it: the framework's, or null.</summary>
    internal WeightLayout? Layout => _framework is null ? null : WeightLayout.InOut;

    /// <summary>What tensors get of which nothing says it.</summary>
    internal Recipe Recipe => _framework is { } framework ? FrameworkRules.Of(framework) : Recipe.He;

    /// <summary>Takes the keys of the next tensor.</summary>
    internal void Add(ManifestNode tensor, Dictionary<string, ManifestNode> keys) => _given.Add((tensor, Given(keys, "module"), Given(keys, "number")));

    /// <summary>What was read; null where the manifest names no framework.</summary>
    /// <param name="tensors">The tensors that were taken, their roles found.</param>
    /// <exception cref="ManifestException">A module or a number is where none belongs, or the numbers do not rise.</exception>
    internal ManifestFramework? Read(IReadOnlyList<TensorSpec> tensors)
    {
        ManifestParameter?[] parameters = [.. tensors.Select((tensor, index) => Parameter(tensor, index))];
        if (_framework is not { } framework)
            return null;
        ManifestFramework read = new(framework, parameters);
        read.Check();
        return read;
    }

    private static ManifestNode? Given(Dictionary<string, ManifestNode> keys, string key) => keys.TryGetValue(key, out ManifestNode node) ? node : null;

    private ManifestParameter? Parameter(TensorSpec tensor, int index)
    {
        (ManifestNode node, ManifestNode? module, ManifestNode? number) = _given[index];
        if (module is { } path && (_framework != JaxFramework.FlaxLinen || !tensor.IsTrained))
            throw path.Error(ManifestError.NotOfFramework, $"a module is for parameters of a manifest whose framework is {JaxFramework.FlaxLinen.Name()}.");
        if (number is { } count && (_framework is null || !tensor.IsTrained))
            throw count.Error(ManifestError.NotOfFramework, "a number is for parameters of a manifest that names its framework.");
        if (_framework is not { } framework || !tensor.IsTrained)
            return null;
        return new ManifestParameter(
            node,
            framework == JaxFramework.FlaxLinen ? ModuleOf(tensor, module) : [],
            (int?)number?.Size(framework.FirstNumber(), ManifestFramework.LargestNumber));
    }

    private static IReadOnlyList<string> ModuleOf(TensorSpec tensor, ManifestNode? given) => given is { } module
        ? [.. module.Items("an array of names").Select(name => name.Text("a string"))]
        : ManifestParameter.ModuleOf(tensor.Name);
}
