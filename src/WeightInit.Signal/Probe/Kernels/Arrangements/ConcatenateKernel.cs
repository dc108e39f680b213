using System.Numerics;

namespace WeightInit.Signal;

/// <summary>Inputs behind each other along an axis.</summary>
internal sealed class ConcatenateKernel : Kernel<Concatenate>
{
    protected override void Forward<T>(Concatenate operation, NodePass<T> pass) =>
        Each(operation, pass, (input, from, to, count) => pass.Inputs[input].AsSpan(from, count).CopyTo(pass.Output.AsSpan(to)));

    protected override void Backward<T>(Concatenate operation, NodePass<T> pass) => Each(operation, pass, (input, from, to, count) =>
    {
        if (pass.InputGradients[input] is { } gradient)
            Lines.Add(gradient.AsSpan(from, count), pass.OutputGradient.AsSpan(to, count));
    });

    private static void Each<T>(Concatenate operation, NodePass<T> pass, Action<int, int, int, int> visit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Split whole = Split.Of(pass.Node.Shape, operation.Axis, pass.Batch);
        int place = 0;
        for (int input = 0; input < pass.Inputs.Length; input++)
        {
            int length = Split.Of(pass.InputShape(input), operation.Axis, pass.Batch).Length;
            for (int outer = 0; outer < whole.Outer; outer++)
                visit(input, outer * length * whole.Inner, ((outer * whole.Length) + place) * whole.Inner, length * whole.Inner);
            place += length;
        }
    }
}
