namespace WeightInit.Signal;

/// <summary>Σ output · direction.</summary>
/// <param name="Description">In words.</param>
/// <param name="At">The node.</param>
/// <param name="Direction">The direction, which is the gradient.</param>
internal sealed record Projection(string Description, NetworkNode At, float[] Direction) : Loss(Description, At)
{
    internal override (double Value, float[] Gradient) Of(float[] output, int batch)
    {
        double sum = 0;
        for (int i = 0; i < output.Length; i++)
            sum += (double)output[i] * Direction[i];
        return (sum, Direction);
    }
}
