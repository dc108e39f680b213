namespace WeightInit.Signal;

/// <summary>The mean of each channel.</summary>
internal sealed class GlobalAveragePoolKernel : Kernel<GlobalAveragePool>
{
    protected override void Forward<T>(GlobalAveragePool operation, NodePass<T> pass)
    {
        int places = pass.InputSize() / pass.Size;
        for (int i = 0; i < pass.Output.Length; i++)
            pass.Output[i] = T.CreateTruncating(Lines.Sum<T>(pass.Inputs[0].AsSpan(i * places, places)) / places);
    }

    protected override void Backward<T>(GlobalAveragePool operation, NodePass<T> pass)
    {
        int places = pass.InputSize() / pass.Size;
        for (int i = 0; pass.InputGradients[0] is { } gradient && i < pass.OutputGradient.Length; i++)
            Lines.Add(gradient.AsSpan(i * places, places), pass.OutputGradient[i] / T.CreateTruncating(places));
    }
}
