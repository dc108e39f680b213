namespace WeightInit.Signal;

/// <summary>Numbers of the graph, repeated for each sample.</summary>
internal sealed class FixedKernel : Kernel<Fixed>
{
    protected override void Forward<T>(Fixed operation, NodePass<T> pass)
    {
        ReadOnlySpan<float> values = operation.Values.Span;
        for (int sample = 0; sample < pass.Batch; sample++)
        {
            for (int i = 0; i < values.Length; i++)
                pass.Output[(sample * pass.Size) + i] = T.CreateTruncating(values[i]);
        }
    }

    protected override void Backward<T>(Fixed operation, NodePass<T> pass)
    {
    }
}
