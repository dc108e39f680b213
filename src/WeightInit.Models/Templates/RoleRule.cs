namespace WeightInit.Models;

/// <summary>
/// What a tensor is for, where only its name, rank and type are known. The rule is stated in docs/formats/templates.md and in
/// the plan; what it does not cover is a kernel.
/// </summary>
internal sealed class RoleRule
{
    private static readonly HashSet<string> Statistics = new(StringComparer.Ordinal)
    {
        "running_mean", "running_var", "num_batches_tracked", "moving_mean", "moving_variance",
    };

    private static readonly HashSet<string> Scales = new(StringComparer.Ordinal) { "weight", "gamma", "scale" };

    private static readonly HashSet<string> Positions = new(StringComparer.Ordinal) { "position", "positions", "pos", "wpe" };

    private static readonly HashSet<string> Embeddings = new(StringComparer.Ordinal) { "embed", "embedding", "embeddings" };

    /// <summary>The modules whose multiplier has at most one axis: normalizations.</summary>
    private readonly HashSet<string> _normalizations;

    internal RoleRule(IEnumerable<TensorSpec> tensors) => _normalizations =
    [
        .. tensors.Where(tensor => tensor.Shape.Rank == 1).Select(tensor => Split(tensor.Name)).Where(name => Scales.Contains(name.Last)).Select(name => name.Module),
    ];

    /// <summary>The tensor with its role; an embedding or a table of positions of rank 2 gets its layout too.</summary>
    internal TensorSpec Apply(TensorSpec tensor)
    {
        TensorRole role = RoleOf(tensor);
        bool isTable = role is TensorRole.Embedding or TensorRole.Position && tensor.Shape.Rank == 2;
        return tensor with { Role = role, Layout = tensor.Layout ?? (isTable ? WeightLayout.RowDim : null) };
    }

    private TensorRole RoleOf(TensorSpec tensor)
    {
        (string module, string last) = Split(tensor.Name);
        if (!tensor.DType.IsFloatingPoint() || Statistics.Contains(last))
            return TensorRole.Buffer;
        if (tensor.Shape.Rank == 1 && (Scales.Contains(last) || last.StartsWith("layer_scale", StringComparison.Ordinal)))
            return TensorRole.NormScale;
        if (last == "beta" || (last == "bias" && _normalizations.Contains(module)))
            return TensorRole.NormShift;
        if (last == "bias" || last.StartsWith("bias_", StringComparison.Ordinal) || last.EndsWith("_bias", StringComparison.Ordinal))
            return TensorRole.Bias;
        return tensor.Shape.Rank == 2 ? TableOf(last is "weight" ? Split(module).Last : last) : TensorRole.Kernel;
    }

    private static TensorRole TableOf(string word)
    {
        string[] parts = word.ToLowerInvariant().Split('_');
        if ((parts.Any(Positions.Contains) && parts[^1] != "proj") || word == "relative_attention_bias")
            return TensorRole.Position;
        bool isEmbedding = Embeddings.Contains(parts[^1]) || (parts[0] == "embed" && parts[^1] != "out") || word is "wte" or "shared";
        return isEmbedding ? TensorRole.Embedding : TensorRole.Kernel;
    }

    /// <summary>A name is words between dots or slashes; the last is the parameter, those before it the module.</summary>
    internal static (string Module, string Last) Split(string name)
    {
        int cut = name.AsSpan().LastIndexOfAny('.', '/');
        return cut < 0 ? ("", name) : (name[..cut], name[(cut + 1)..]);
    }
}
