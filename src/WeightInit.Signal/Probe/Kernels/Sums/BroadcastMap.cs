using System.Numerics;

namespace WeightInit.Signal;

/// <summary>For each element of an output the element of an input that it reads, where shapes were broadcast.</summary>
internal sealed class BroadcastMap(int[] from, int inputSize)
{
    /// <summary>The map of an input, or null where its shape is the output's.</summary>
    internal static BroadcastMap? Of<T>(NodePass<T> pass, int input)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        pass.InputShape(input) == pass.Node.Shape ? null : Of(pass.InputShape(input), pass.Node.Shape);

    internal static BroadcastMap Of(Shape input, Shape output)
    {
        int[] strides = new int[output.Rank];
        int stride = 1;
        for (int back = 1; back <= input.Rank; back++)
        {
            strides[^back] = input[^back] == 1 ? 0 : stride;
            stride *= (int)input[^back];
        }

        return new BroadcastMap(StrideWalk.Indexes(output, strides, 0), (int)input.Count);
    }

    /// <summary>Visits every element of the output in order, with that of the input. Samples come one after another.</summary>
    internal void Each(int batch, Action<int, int> visit)
    {
        for (int sample = 0; sample < batch; sample++)
        {
            for (int i = 0; i < from.Length; i++)
                visit((sample * from.Length) + i, (sample * inputSize) + from[i]);
        }
    }
}
