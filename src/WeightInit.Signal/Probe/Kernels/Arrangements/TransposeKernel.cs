namespace WeightInit.Signal;

/// <summary>Axes in another order.</summary>
internal sealed class TransposeKernel : Kernel<Transpose>
{
    protected override void Forward<T>(Transpose operation, NodePass<T> pass)
    {
        Shape input = pass.InputShape();
        int[] strides = StrideWalk.Strides(input);
        int[] turned = [.. operation.Order.Select(axis => strides[axis < 0 ? axis + input.Rank : axis])];
        Rearrangement.Forward(pass, StrideWalk.Indexes(pass.Node.Shape, turned, 0), T.Zero);
    }

    protected override void Backward<T>(Transpose operation, NodePass<T> pass) => Rearrangement.Backward(pass);
}
