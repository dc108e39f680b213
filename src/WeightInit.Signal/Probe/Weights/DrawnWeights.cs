namespace WeightInit.Signal;

/// <summary>Weights that a plan draws.</summary>
internal sealed class DrawnWeights(Plan plan, RandomKey key) : NetworkWeights
{
    private readonly Dictionary<string, PlannedTensor> _planned = plan.Tensors.ToDictionary(planned => planned.Tensor.Name, StringComparer.Ordinal);

    public override string Description => $"{plan.Recipe.Name}, seed {key.SeedText}";

    public override float[] Read(TensorSpec tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (!_planned.TryGetValue(tensor.Name, out PlannedTensor? planned) || planned.Tensor.Shape != tensor.Shape)
            throw new NetworkException($"{tensor.Name}: the plan of {plan.Model.Name} has no such tensor of the shape ({tensor.Shape}).");
        return planned.Initializer.Create<float>(planned.Tensor, key);
    }
}
