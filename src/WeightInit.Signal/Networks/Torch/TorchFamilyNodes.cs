namespace WeightInit.Signal;

/// <summary>Classes of torch.nn that are alike, and what nodes they become.</summary>
internal abstract class TorchFamilyNodes
{
    /// <summary>By the name of the class how its nodes are added.</summary>
    internal abstract IReadOnlyDictionary<string, Func<TorchSite, NetworkNode, NetworkNode>> Classes { get; }

    /// <summary>Entries for the classes of one to three axes: <c>Conv1d</c> to <c>Conv3d</c>.</summary>
    protected static IEnumerable<KeyValuePair<string, Func<TorchSite, NetworkNode, NetworkNode>>> OfAxes(string name, Func<TorchSite, NetworkNode, NetworkNode> add) =>
        Enumerable.Range(1, 3).Select(axes => KeyValuePair.Create(FormattableString.Invariant($"{name}{axes}d"), add));
}
