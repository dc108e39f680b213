using System.Numerics;

namespace WeightInit.Signal;

/// <summary>Turns pairs of numbers by angles; the backward pass turns them back.</summary>
internal sealed class RotaryPositionsKernel : Kernel<RotaryPositions>
{
    protected override void Forward<T>(RotaryPositions operation, NodePass<T> pass) => Turn(operation, pass, pass.Inputs[0], pass.Output, 1);

    protected override void Backward<T>(RotaryPositions operation, NodePass<T> pass)
    {
        if (pass.InputGradients[0] is { } gradient)
            Turn(operation, pass, pass.OutputGradient, gradient, -1);
    }

    private static void Turn<T>(RotaryPositions operation, NodePass<T> pass, T[] from, T[] to, int direction)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int tokens = (int)pass.Node.Shape[0], width = (int)pass.Node.Shape[1], head = (int)operation.HeadSize, half = head / 2;
        Work.For(pass.Batch * tokens, width * 8, row =>
        {
            int place = row % tokens;
            for (int pair = 0; pair < half; pair++)
            {
                double angle = direction * place * Math.Pow(operation.Base, -2.0 * pair / head);
                T cos = T.CreateTruncating(Math.Cos(angle)), sin = T.CreateTruncating(Math.Sin(angle));
                for (int at = (row * width) + pair; at < (row + 1) * width; at += head)
                {
                    to[at] += (from[at] * cos) - (from[at + half] * sin);
                    to[at + half] += (from[at + half] * cos) + (from[at] * sin);
                }
            }
        });
    }
}
