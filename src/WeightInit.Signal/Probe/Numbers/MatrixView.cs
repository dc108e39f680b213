using System.Numerics;

namespace WeightInit.Signal;

/// <summary>A matrix that lies in an array: element (i, k) at start + i · row + k · column.</summary>
internal readonly record struct MatrixView<T>(T[] Values, int Start, int Row, int Column)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The transpose of the same elements.</summary>
    internal MatrixView<T> Transposed => new(Values, Start, Column, Row);

    /// <summary>A row-major matrix with rows of so many elements.</summary>
    internal static MatrixView<T> Rows(T[] values, int columns, int start = 0) => new(values, start, columns, 1);
}
