using System.Buffers;
using System.Numerics;
using WeightInit.Numerics;

namespace WeightInit.Signal;

/// <summary>The probe's one way to a matrix product, so that a faster one has one place to go.</summary>
internal static class Products
{
    /// <summary>Columns of B that are packed together: so many rows of them stay in the second cache.</summary>
    private const int PanelColumns = 128;

    private const int PanelDepth = 256;

    /// <summary>Rows of C of one part, a multiple of the kernel's four.</summary>
    private const int PartRows = 256;

    /// <summary>C += A B. C is row-major, its rows <paramref name="cRow"/> apart.</summary>
    internal static void Accumulate<T>(
        int rows, int columns, int depth, MatrixView<T> a, MatrixView<T> b, T[] c, int cStart, int cRow, bool threads = true)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows == 0 || columns == 0 || depth == 0)
            return;
        int across = (columns + PanelColumns - 1) / PanelColumns, down = (rows + PartRows - 1) / PartRows;
        long steps = threads ? 4L * Math.Min(rows, PartRows) * Math.Min(columns, PanelColumns) * depth / 32 : 0;
        Work.For(across * down, steps, part =>
        {
            int row = part / across * PartRows, column = part % across * PanelColumns;
            Part(Math.Min(PartRows, rows - row), Math.Min(PanelColumns, columns - column), depth,
                a with { Start = a.Start + (row * a.Row) }, b with { Start = b.Start + (column * b.Column) }, c, cStart + (row * cRow) + column, cRow);
        });
    }

    private static void Part<T>(int rows, int columns, int depth, MatrixView<T> a, MatrixView<T> b, T[] c, int cStart, int cRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] panel = ArrayPool<T>.Shared.Rent(PanelColumns * PanelDepth);
        for (int from = 0; from < depth; from += PanelDepth)
        {
            int deep = Math.Min(PanelDepth, depth - from);
            Pack(b with { Start = b.Start + (from * b.Row) }, deep, columns, panel);
            int last = a.Start + (from * a.Column);
            MatrixProduct.Accumulate<T>(rows, columns, deep, a.Values.AsSpan(last), a.Row, a.Column, panel, columns, c.AsSpan(cStart), cRow);
        }

        ArrayPool<T>.Shared.Return(panel);
    }

    private static void Pack<T>(MatrixView<T> b, int depth, int columns, T[] panel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (b.Column == 1)
        {
            for (int k = 0; k < depth; k++)
                b.Values.AsSpan(b.Start + (k * b.Row), columns).CopyTo(panel.AsSpan(k * columns));
            return;
        }

        for (int j = 0; j < columns; j++)
        {
            int from = b.Start + (j * b.Column);
            for (int k = 0; k < depth; k++)
                panel[(k * columns) + j] = b.Values[from + (k * b.Row)];
        }
    }
}
