namespace WeightInit;

/// <summary>What a recipe makes of a model: every tensor with its initializer, its law and the rule that chose it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Recipe">The recipe.</param>
/// <param name="Tensors">In the model's order.</param>
public sealed record Plan(ModelSpec Model, Recipe Recipe, IReadOnlyList<PlannedTensor> Tensors)
{
    /// <summary>Indexes of rules that are for no tensor of the model.</summary>
    public IReadOnlyList<int> UnusedRules { get; init; } = [];

    /// <summary>Elements that are trained, tied ones once.</summary>
    public long Parameters => Sum(tensor => tensor.IsTrained ? tensor.Shape.Count : 0);

    /// <summary>Elements of every floating-point tensor, statistics of normalizations included.</summary>
    public long Elements => Sum(tensor => tensor.DType.IsFloatingPoint() ? tensor.Shape.Count : 0);

    /// <summary>Bytes of all tensors.</summary>
    public long Bytes => Sum(tensor => tensor.ByteCount);

    private long Sum(Func<TensorSpec, long> of)
    {
        long sum = 0;
        foreach (PlannedTensor planned in Tensors)
            sum = checked(sum + of(planned.Tensor));
        return sum;
    }
}
