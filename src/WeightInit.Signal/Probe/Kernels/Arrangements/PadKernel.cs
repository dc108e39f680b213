namespace WeightInit.Signal;

/// <summary>Places around the input.</summary>
internal sealed class PadKernel : Kernel<Pad>
{
    protected override void Forward<T>(Pad operation, NodePass<T> pass)
    {
        Shape input = pass.InputShape(), output = pass.Node.Shape;
        int[] strides = StrideWalk.Strides(input), outputStrides = StrideWalk.Strides(output);
        int[] map = new int[pass.Size];
        for (int i = 0; i < map.Length; i++)
        {
            for (int axis = 0; axis < input.Rank && map[i] >= 0; axis++)
            {
                long at = Place((i / outputStrides[axis] % output[axis]) - operation.Begin[axis], input[axis], operation.Mode);
                map[i] = at < 0 ? -1 : map[i] + (int)(at * strides[axis]);
            }
        }

        Rearrangement.Forward(pass, map, T.CreateTruncating(operation.Value));
    }

    protected override void Backward<T>(Pad operation, NodePass<T> pass) => Rearrangement.Backward(pass);

    /// <summary>The place of the input that stands at a place, which may be before or behind it; -1 for the fixed number.</summary>
    private static long Place(long at, long size, PadMode mode)
    {
        if (at >= 0 && at < size)
            return at;
        return mode switch
        {
            PadMode.Reflect => at < 0 ? -at : (2 * (size - 1)) - at,
            PadMode.Replicate => at < 0 ? 0 : size - 1,
            PadMode.Circular => at < 0 ? at + size : at - size,
            _ => -1,
        };
    }
}
