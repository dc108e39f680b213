namespace WeightInit.Signal;

/// <summary>One initializer in every weight, biases and shifts zero, scales and stored variances one.</summary>
internal sealed class InitializedWeights(Initializer initializer, RandomKey key) : NetworkWeights
{
    public override string Description => $"{initializer}, seed {key.SeedText}";

    public override float[] Read(TensorSpec tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Role is TensorRole.Kernel or TensorRole.Embedding or TensorRole.Position)
            return initializer.Create<float>(tensor, key);
        float[] values = new float[checked((int)tensor.Shape.Count)];
        if (tensor.Role == TensorRole.NormScale || tensor.Name.EndsWith("running_var", StringComparison.Ordinal))
            Array.Fill(values, 1);
        return values;
    }
}
