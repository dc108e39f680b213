namespace WeightInit.Models;

/// <summary>
/// Tensors of which a file says little, completed by stated rules: the roles by <see cref="RoleRule"/>, the layout of kernels as
/// PyTorch's layers write them, the layers by <see cref="LayerRule"/>. Every rule that was used is an assumption that the plan shows.
/// </summary>
internal sealed class BareTensors
{
    private readonly List<string> _assumptions = [];

    /// <param name="tensors">In the order of the file.</param>
    /// <param name="layout">The layout of kernels that have none, as the user said; or null.</param>
    /// <param name="hasNoRole">Whether the file does not say a tensor's role.</param>
    internal BareTensors(IReadOnlyList<TensorSpec> tensors, WeightLayout? layout, Func<TensorSpec, bool> hasNoRole)
    {
        RoleRule rule = new(tensors);
        TensorSpec[] named = [.. tensors.Select(tensor => hasNoRole(tensor) ? rule.Apply(tensor) : tensor)];
        if (tensors.Any(hasNoRole))
            _assumptions.Add($"the roles of {Roles(named.Where(hasNoRole))} are taken from their names and ranks (docs/formats/templates.md)");

        WeightLayout arrangement = layout ?? WeightLayout.OutIn;
        int assumed = named.Count(IsWithoutLayout);
        if (assumed > 0 && layout is null)
            _assumptions.Add($"the axes of {Count(assumed, "kernel")} are (out, in, …), as in the layers of PyTorch; --layout says otherwise");
        TensorSpec[] laid = [.. named.Select(tensor => IsWithoutLayout(tensor) ? tensor with { Layout = arrangement } : tensor)];
        Tensors = [.. laid.Select(new LayerRule(laid).Apply)];
    }

    internal IReadOnlyList<TensorSpec> Tensors { get; }

    internal IReadOnlyList<string> Assumptions => _assumptions;

    private static bool IsWithoutLayout(TensorSpec tensor) =>
        tensor is { Role: TensorRole.Kernel, Layout: null, Fans: null } && tensor.Shape.Rank >= 2;

    private static string Roles(IEnumerable<TensorSpec> tensors) => string.Join(", ", tensors
        .GroupBy(tensor => tensor.Role).OrderBy(group => group.Key).Select(group => Count(group.Count(), group.Key.Name())));

    private static string Count(int count, string noun) =>
        count == 1 ? $"1 {noun}" : $"{count} {(noun.EndsWith('s') ? noun + "es" : noun + "s")}";
}
