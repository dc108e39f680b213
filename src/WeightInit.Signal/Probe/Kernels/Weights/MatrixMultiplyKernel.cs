using System.Numerics;

namespace WeightInit.Signal;

/// <summary>Matrix by matrix.</summary>
internal sealed class MatrixMultiplyKernel : Kernel<MatrixMultiply>
{
    protected override void Forward<T>(MatrixMultiply operation, NodePass<T> pass)
    {
        (int count, int rows, int columns, int depth) = Sizes(operation, pass);
        for (int i = 0; i < count; i++)
            Products.Accumulate(rows, columns, depth, Left(pass.Inputs[0], rows, depth, i), Right(operation, pass.Inputs[1], depth, columns, i), pass.Output, i * rows * columns, columns);
    }

    protected override void Backward<T>(MatrixMultiply operation, NodePass<T> pass)
    {
        (int count, int rows, int columns, int depth) = Sizes(operation, pass);
        for (int i = 0; i < count; i++)
        {
            MatrixView<T> gradient = MatrixView<T>.Rows(pass.OutputGradient, columns, i * rows * columns);
            MatrixView<T> left = Left(pass.Inputs[0], rows, depth, i), right = Right(operation, pass.Inputs[1], depth, columns, i);
            if (pass.InputGradients[0] is { } toLeft)
                Products.Accumulate(rows, depth, columns, gradient, right.Transposed, toLeft, i * rows * depth, depth);
            if (pass.InputGradients[1] is not { } toRight)
                continue;
            if (operation.TransposesSecond)
                Products.Accumulate(columns, depth, rows, gradient.Transposed, left, toRight, i * depth * columns, depth);
            else
                Products.Accumulate(depth, columns, rows, left.Transposed, gradient, toRight, i * depth * columns, columns);
        }
    }

    private static MatrixView<T> Left<T>(T[] values, int rows, int depth, int i)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        MatrixView<T>.Rows(values, depth, i * rows * depth);

    private static MatrixView<T> Right<T>(MatrixMultiply operation, T[] values, int depth, int columns, int i)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        operation.TransposesSecond
            ? MatrixView<T>.Rows(values, depth, i * depth * columns).Transposed
            : MatrixView<T>.Rows(values, columns, i * depth * columns);

    private static (int Count, int Rows, int Columns, int Depth) Sizes<T>(MatrixMultiply operation, NodePass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = (int)pass.Node.Shape[^2], columns = (int)pass.Node.Shape[^1], depth = (int)pass.InputShape()[^1];
        return (rows * columns == 0 ? 0 : pass.Batch * pass.Size / (rows * columns), rows, columns, depth);
    }
}
