namespace WeightInit.Models;

/// <summary>
/// The kind of layer that a tensor belongs to, where only its role and rank are known, and for a bias the fans of the weight
/// beside it. The rule is stated in docs/formats/templates.md.
/// </summary>
internal sealed class LayerRule
{
    private readonly Dictionary<string, TensorSpec> _kernels;

    /// <param name="tensors">Tensors with roles and layouts.</param>
    internal LayerRule(IEnumerable<TensorSpec> tensors)
    {
        _kernels = new Dictionary<string, TensorSpec>(StringComparer.Ordinal);
        foreach (TensorSpec tensor in tensors.Where(tensor => tensor.Role == TensorRole.Kernel && tensor.Shape.Rank >= 2))
            _kernels.TryAdd(RoleRule.Split(tensor.Name).Module, tensor);
    }

    /// <summary>The tensor with its layer, and a bias with the fans of its weight.</summary>
    internal TensorSpec Apply(TensorSpec tensor)
    {
        if (tensor.Layer is not null)
            return tensor;
        if (tensor.Role != TensorRole.Bias)
            return tensor with { Layer = LayerOf(tensor) };
        return _kernels.TryGetValue(RoleRule.Split(tensor.Name).Module, out TensorSpec? kernel)
            ? tensor with { Layer = LayerOf(kernel), Fans = tensor.Fans ?? FanFinding.Of(kernel, FanConvention.Own).Fans }
            : tensor;
    }

    private static LayerKind? LayerOf(TensorSpec tensor) => tensor.Role switch
    {
        TensorRole.Kernel when tensor.Shape.Rank == 2 => LayerKind.Linear,
        TensorRole.Kernel when tensor.Shape.Rank > 2 => LayerKind.Convolution,
        TensorRole.Embedding or TensorRole.Position when tensor.Shape.Rank == 2 => LayerKind.Embedding,
        TensorRole.NormScale or TensorRole.NormShift => LayerKind.Normalization,
        _ => null,
    };
}
