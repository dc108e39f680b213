using System.Numerics;

namespace WeightInit.Signal;

/// <summary>y = W x + b: one matrix product for all rows of the batch.</summary>
internal sealed class DenseKernel : Kernel<Dense>
{
    protected override void Forward<T>(Dense operation, NodePass<T> pass)
    {
        (int rows, int inputs, int outputs) = Sizes(pass);
        if (pass.Find(ParameterSlot.Bias) is { } bias)
        {
            for (int row = 0; row < rows; row++)
                bias.CopyTo(pass.Output, row * outputs);
        }

        Products.Accumulate(rows, outputs, inputs, MatrixView<T>.Rows(pass.Inputs[0], inputs), Weight(pass).Transposed, pass.Output, 0, outputs);
    }

    protected override void Backward<T>(Dense operation, NodePass<T> pass)
    {
        (int rows, int inputs, int outputs) = Sizes(pass);
        MatrixView<T> gradient = MatrixView<T>.Rows(pass.OutputGradient, outputs);
        if (pass.InputGradients[0] is { } toInput)
            Products.Accumulate(rows, inputs, outputs, gradient, Weight(pass), toInput, 0, inputs);
        if (pass.FindGradient(ParameterSlot.Weight) is { } toWeight)
        {
            MatrixView<T> input = MatrixView<T>.Rows(pass.Inputs[0], inputs);
            if (IsInOut(pass))
                Products.Accumulate(inputs, outputs, rows, input.Transposed, gradient, toWeight, 0, outputs);
            else
                Products.Accumulate(outputs, inputs, rows, gradient.Transposed, input, toWeight, 0, inputs);
        }

        if (pass.FindGradient(ParameterSlot.Bias) is { } toBias)
        {
            for (int row = 0; row < rows; row++)
                Lines.Add(toBias, pass.OutputGradient.AsSpan(row * outputs, outputs));
        }
    }

    private static (int Rows, int Inputs, int Outputs) Sizes<T>(NodePass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int inputs = (int)pass.InputShape()[^1], outputs = (int)pass.Node.Shape[^1];
        return (outputs == 0 ? 0 : pass.Batch * pass.Size / outputs, inputs, outputs);
    }

    private static bool IsInOut<T>(NodePass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Dense.IsInOut(pass.Node[ParameterSlot.Weight]!);

    /// <summary>The weight as (out, in), however it lies.</summary>
    private static MatrixView<T> Weight<T>(NodePass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (_, int inputs, int outputs) = Sizes(pass);
        T[] weight = pass.Find(ParameterSlot.Weight)!;
        return IsInOut(pass) ? MatrixView<T>.Rows(weight, outputs).Transposed : MatrixView<T>.Rows(weight, inputs);
    }
}
