namespace WeightInit.Signal;

/// <summary>A trained tensor, repeated for each sample.</summary>
internal sealed class LearnedKernel : Kernel<Learned>
{
    protected override void Forward<T>(Learned operation, NodePass<T> pass)
    {
        T[] weight = pass.Find(ParameterSlot.Weight)!;
        for (int sample = 0; sample < pass.Batch; sample++)
            weight.CopyTo(pass.Output, sample * pass.Size);
    }

    protected override void Backward<T>(Learned operation, NodePass<T> pass)
    {
        if (pass.FindGradient(ParameterSlot.Weight) is not { } gradient)
            return;
        for (int sample = 0; sample < pass.Batch; sample++)
            Lines.Add(gradient, pass.OutputGradient.AsSpan(sample * pass.Size, pass.Size));
    }
}
