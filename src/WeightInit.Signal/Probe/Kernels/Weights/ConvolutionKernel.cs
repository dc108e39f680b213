namespace WeightInit.Signal;

/// <summary>A convolution: for each sample and group the windows as columns of a matrix, and one matrix product.</summary>
internal sealed class ConvolutionKernel : Kernel<Convolution>
{
    protected override void Forward<T>(Convolution operation, NodePass<T> pass)
    {
        Windows windows = Windows.Of(operation.Window, pass.InputShape(), pass.Node.Shape);
        GroupSizes sizes = new(operation.Groups, pass.InputShape(), pass.Node.Shape, windows);
        T[] weight = KernelOrder.ToOutIn(pass.Node[ParameterSlot.Weight]!, pass.Find(ParameterSlot.Weight)!);
        T[]? columns = windows.IsIdentity ? null : new T[checked(sizes.Depth * windows.Places)];
        T[]? bias = pass.Find(ParameterSlot.Bias);
        foreach ((int sample, int group) in sizes.Each(pass.Batch))
        {
            int from = (sample * pass.InputSize()) + (group * sizes.InputElements);
            int to = (sample * pass.Size) + (group * sizes.OutputElements);
            if (bias is not null)
            {
                for (int channel = 0; channel < sizes.Outputs; channel++)
                    pass.Output.AsSpan(to + (channel * windows.Places), windows.Places).Fill(bias[(group * sizes.Outputs) + channel]);
            }

            if (columns is not null)
                windows.Gather(pass.Inputs[0], from, sizes.Inputs, columns);
            Products.Accumulate(sizes.Outputs, windows.Places, sizes.Depth,
                MatrixView<T>.Rows(weight, sizes.Depth, group * sizes.Outputs * sizes.Depth),
                MatrixView<T>.Rows(columns ?? pass.Inputs[0], windows.Places, columns is null ? from : 0),
                pass.Output, to, windows.Places);
        }
    }

    protected override void Backward<T>(Convolution operation, NodePass<T> pass)
    {
        Windows windows = Windows.Of(operation.Window, pass.InputShape(), pass.Node.Shape);
        GroupSizes sizes = new(operation.Groups, pass.InputShape(), pass.Node.Shape, windows);
        TensorSpec spec = pass.Node[ParameterSlot.Weight]!;
        T[] weight = KernelOrder.ToOutIn(spec, pass.Find(ParameterSlot.Weight)!);
        T[]? weightGradient = pass.FindGradient(ParameterSlot.Weight);
        T[]? ordered = weightGradient is null ? null : KernelOrder.IsOutIn(spec) ? weightGradient : new T[weightGradient.Length];
        T[]? bias = pass.FindGradient(ParameterSlot.Bias);
        T[]? columns = windows.IsIdentity ? null : new T[checked(sizes.Depth * windows.Places)];
        foreach ((int sample, int group) in sizes.Each(pass.Batch))
        {
            int from = (sample * pass.InputSize()) + (group * sizes.InputElements);
            int to = (sample * pass.Size) + (group * sizes.OutputElements);
            int filter = group * sizes.Outputs * sizes.Depth;
            MatrixView<T> gradient = MatrixView<T>.Rows(pass.OutputGradient, windows.Places, to);
            if (ordered is not null)
            {
                if (columns is not null)
                    windows.Gather(pass.Inputs[0], from, sizes.Inputs, columns);
                MatrixView<T> seen = MatrixView<T>.Rows(columns ?? pass.Inputs[0], windows.Places, columns is null ? from : 0);
                Products.Accumulate(sizes.Outputs, sizes.Depth, windows.Places, gradient, seen.Transposed, ordered, filter, sizes.Depth);
            }

            if (bias is not null)
            {
                for (int channel = 0; channel < sizes.Outputs; channel++)
                    bias[(group * sizes.Outputs) + channel] += T.CreateTruncating(Lines.Sum<T>(pass.OutputGradient.AsSpan(to + (channel * windows.Places), windows.Places)));
            }

            if (pass.InputGradients[0] is not { } toInput)
                continue;
            MatrixView<T> backward = MatrixView<T>.Rows(weight, sizes.Depth, filter).Transposed;
            if (columns is null)
            {
                Products.Accumulate(sizes.Depth, windows.Places, sizes.Outputs, backward, gradient, toInput, from, windows.Places);
                continue;
            }

            Array.Clear(columns);
            Products.Accumulate(sizes.Depth, windows.Places, sizes.Outputs, backward, gradient, columns, 0, windows.Places);
            windows.Scatter(columns, toInput, from, sizes.Inputs);
        }

        if (weightGradient is not null && !ReferenceEquals(ordered, weightGradient))
            Lines.Add<T>(weightGradient, KernelOrder.FromOutIn(spec, ordered!));
    }
}
