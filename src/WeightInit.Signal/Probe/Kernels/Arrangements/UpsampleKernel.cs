namespace WeightInit.Signal;

/// <summary>Each place repeated.</summary>
internal sealed class UpsampleKernel : Kernel<Upsample>
{
    protected override void Forward<T>(Upsample operation, NodePass<T> pass)
    {
        Shape input = pass.InputShape(), output = pass.Node.Shape;
        int[] strides = StrideWalk.Strides(input), outputStrides = StrideWalk.Strides(output);
        int[] map = new int[pass.Size];
        for (int i = 0; i < map.Length; i++)
        {
            for (int axis = 0; axis < input.Rank; axis++)
            {
                int place = i / outputStrides[axis] % (int)output[axis];
                map[i] += (axis == 0 ? place : place / (int)operation.Factors[axis - 1]) * strides[axis];
            }
        }

        Rearrangement.Forward(pass, map, T.Zero);
    }

    protected override void Backward<T>(Upsample operation, NodePass<T> pass) => Rearrangement.Backward(pass);
}
