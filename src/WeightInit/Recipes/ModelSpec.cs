namespace WeightInit;

/// <summary>A model as initialization sees it: its tensors in the order in which they are registered, and its scalars.</summary>
/// <param name="Name">The name that reports show: a built-in name, or a file's.</param>
/// <param name="Tensors">Every tensor that a checkpoint holds, tied ones once, in order of registration.</param>
public sealed record ModelSpec(string Name, IReadOnlyList<TensorSpec> Tensors)
{
    /// <summary>The config's numbers by name, for a recipe's expressions.</summary>
    public IReadOnlyDictionary<string, double> Scalars { get; init; } = new Dictionary<string, double>();

    /// <summary>What had to be assumed because the model's description does not say it, one sentence each.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];
}
