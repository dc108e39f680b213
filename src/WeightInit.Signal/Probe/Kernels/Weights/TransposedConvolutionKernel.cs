namespace WeightInit.Signal;

/// <summary>The transpose of a convolution: its backward pass as the forward one, and the other way round.</summary>
internal sealed class TransposedConvolutionKernel : Kernel<TransposedConvolution>
{
    protected override void Forward<T>(TransposedConvolution operation, NodePass<T> pass)
    {
        // The convolution that is transposed goes from this output to this input.
        Windows windows = Windows.Of(operation.Window, pass.Node.Shape, pass.InputShape());
        GroupSizes sizes = new(operation.Groups, pass.Node.Shape, pass.InputShape(), windows);
        T[] weight = pass.Find(ParameterSlot.Weight)!;
        T[] columns = new T[checked(sizes.Depth * windows.Places)];
        int places = pass.Size / (int)pass.Node.Shape[0];
        foreach ((int sample, int group) in sizes.Each(pass.Batch))
        {
            int from = (sample * pass.InputSize()) + (group * sizes.OutputElements);
            int to = (sample * pass.Size) + (group * sizes.InputElements);
            Array.Clear(columns);
            Products.Accumulate(sizes.Depth, windows.Places, sizes.Outputs,
                MatrixView<T>.Rows(weight, sizes.Depth, group * sizes.Outputs * sizes.Depth).Transposed,
                MatrixView<T>.Rows(pass.Inputs[0], windows.Places, from), columns, 0, windows.Places);
            windows.Scatter(columns, pass.Output, to, sizes.Inputs);
        }

        if (pass.Find(ParameterSlot.Bias) is { } bias)
        {
            for (int row = 0; row < pass.Batch * bias.Length; row++)
                Lines.Add(pass.Output.AsSpan(row * places, places), bias[row % bias.Length]);
        }
    }

    protected override void Backward<T>(TransposedConvolution operation, NodePass<T> pass)
    {
        Windows windows = Windows.Of(operation.Window, pass.Node.Shape, pass.InputShape());
        GroupSizes sizes = new(operation.Groups, pass.Node.Shape, pass.InputShape(), windows);
        T[] weight = pass.Find(ParameterSlot.Weight)!;
        T[] columns = new T[checked(sizes.Depth * windows.Places)];
        int places = pass.Size / (int)pass.Node.Shape[0];
        foreach ((int sample, int group) in sizes.Each(pass.Batch))
        {
            int from = (sample * pass.InputSize()) + (group * sizes.OutputElements);
            int filter = group * sizes.Outputs * sizes.Depth;
            windows.Gather(pass.OutputGradient, (sample * pass.Size) + (group * sizes.InputElements), sizes.Inputs, columns);
            if (pass.InputGradients[0] is { } toInput)
                Products.Accumulate(sizes.Outputs, windows.Places, sizes.Depth, MatrixView<T>.Rows(weight, sizes.Depth, filter), MatrixView<T>.Rows(columns, windows.Places), toInput, from, windows.Places);
            if (pass.FindGradient(ParameterSlot.Weight) is { } toWeight)
                Products.Accumulate(sizes.Outputs, sizes.Depth, windows.Places, MatrixView<T>.Rows(pass.Inputs[0], windows.Places, from), MatrixView<T>.Rows(columns, windows.Places).Transposed, toWeight, filter, sizes.Depth);
        }

        if (pass.FindGradient(ParameterSlot.Bias) is { } bias)
        {
            for (int row = 0; row < pass.Batch * bias.Length; row++)
                bias[row % bias.Length] += T.CreateTruncating(Lines.Sum<T>(pass.OutputGradient.AsSpan(row * places, places)));
        }
    }
}
