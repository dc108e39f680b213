namespace WeightInit.Signal;

/// <summary>scale · x + shift along an axis.</summary>
internal sealed class ScaleShiftKernel : Kernel<ScaleShift>
{
    protected override void Forward<T>(ScaleShift operation, NodePass<T> pass)
    {
        Split split = Split.Of(pass.Node.Shape, operation.Axis, pass.Batch);
        T[]? scale = pass.Find(ParameterSlot.Scale), shift = pass.Find(ParameterSlot.Shift);
        Work.For(split.Outer, (long)split.Length * split.Inner, outer =>
        {
            for (int i = 0; i < split.Length; i++)
            {
                int start = ((outer * split.Length) + i) * split.Inner;
                Lines.Affine<T>(pass.Output.AsSpan(start, split.Inner), pass.Inputs[0].AsSpan(start, split.Inner), scale?[i] ?? T.One, shift?[i] ?? T.Zero);
            }
        });
    }

    protected override void Backward<T>(ScaleShift operation, NodePass<T> pass)
    {
        Split split = Split.Of(pass.Node.Shape, operation.Axis, pass.Batch);
        T[]? scale = pass.Find(ParameterSlot.Scale), toScale = pass.FindGradient(ParameterSlot.Scale), toShift = pass.FindGradient(ParameterSlot.Shift);
        for (int row = 0; row < split.Outer * split.Length; row++)
        {
            int i = row % split.Length, start = row * split.Inner;
            ReadOnlySpan<T> back = pass.OutputGradient.AsSpan(start, split.Inner);
            if (pass.InputGradients[0] is { } gradient)
                Lines.AddScaled(gradient.AsSpan(start, split.Inner), back, scale?[i] ?? T.One);
            if (toScale is not null)
                toScale[i] += T.CreateTruncating(Lines.Dot(back, pass.Inputs[0].AsSpan(start, split.Inner)));
            if (toShift is not null)
                toShift[i] += T.CreateTruncating(Lines.Sum(back));
        }
    }
}
