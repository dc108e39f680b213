namespace WeightInit.Signal;

/// <summary>Weights in memory.</summary>
internal sealed class GivenWeights(string description, IReadOnlyDictionary<string, float[]> values) : NetworkWeights
{
    public override string Description { get; } = description;

    public override float[] Read(TensorSpec tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return values.TryGetValue(tensor.Name, out float[]? array) && array.Length == tensor.Shape.Count
            ? (float[])array.Clone()
            : throw new NetworkException($"{tensor.Name}: there are no values of the shape ({tensor.Shape}) in {Description}.");
    }
}
