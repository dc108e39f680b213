using System.Numerics;

namespace WeightInit.Numerics;

/// <summary>Copies blocks of A and B into the order in which tiles read them, what is beyond the edge as 0.</summary>
internal static unsafe class ProductPacking<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Panels of <paramref name="tile"/> rows, in each the columns one after another; times a factor.</summary>
    internal static void PackRows(T* packed, T* a, nint aRow, nint aColumn, int rows, int depth, int tile, T factor)
    {
        for (int row = 0; row < rows; row += tile)
        {
            int height = Math.Min(tile, rows - row);
            T* from = a + (row * aRow);
            if (height < tile)
                new Span<T>(packed, tile * depth).Clear();
            if (aRow == 1)
                Columns(packed, from, aColumn, height, depth, tile);
            else if (height == tile && tile == 8)
                Eight(packed, from, aRow, aColumn, depth);
            else
                Elements(packed, from, aRow, aColumn, height, depth, tile);
            if (factor != T.One)
                Multiply(packed, tile * depth, factor);
            packed += (nint)tile * depth;
        }
    }

    /// <summary>Panels of <paramref name="tile"/> columns, in each the rows one after another; the last is rounded up to whole registers.</summary>
    internal static void PackColumns(T* packed, T* b, nint bRow, nint bColumn, int depth, int columns, int tile, int register)
    {
        for (int column = 0; column < columns; column += tile)
        {
            int width = Math.Min(tile, columns - column);
            int padded = (width + register - 1) / register * register;
            T* from = b + (column * bColumn);
            if (width < padded)
                new Span<T>(packed, padded * depth).Clear();
            if (bColumn == 1)
                Columns(packed, from, bRow, width, depth, padded);
            else
                Elements(packed, from, bColumn, bRow, width, depth, padded);
            packed += (nint)padded * depth;
        }
    }

    /// <summary>Runs of elements that lie side by side, <paramref name="stride"/> apart.</summary>
    private static void Columns(T* packed, T* from, nint stride, int length, int count, int tile)
    {
        for (int k = 0; k < count; k++)
        {
            new ReadOnlySpan<T>(from, length).CopyTo(new Span<T>(packed, length));
            from += stride;
            packed += tile;
        }
    }

    private static void Elements(T* packed, T* from, nint row, nint column, int rows, int columns, int tile)
    {
        for (int k = 0; k < columns; k++)
        {
            for (int i = 0; i < rows; i++)
                packed[i] = from[i * row];
            from += column;
            packed += tile;
        }
    }

    private static void Eight(T* packed, T* from, nint row, nint column, int columns)
    {
        T* from4 = from + (4 * row);
        for (int k = 0; k < columns; k++)
        {
            packed[0] = from[0];
            packed[1] = from[row];
            packed[2] = from[2 * row];
            packed[3] = from[3 * row];
            packed[4] = from4[0];
            packed[5] = from4[row];
            packed[6] = from4[2 * row];
            packed[7] = from4[3 * row];
            from += column;
            from4 += column;
            packed += 8;
        }
    }

    private static void Multiply(T* values, int count, T factor)
    {
        int i = 0;
        for (; i + Vector<T>.Count <= count; i += Vector<T>.Count)
            (Vector.Load(values + i) * factor).Store(values + i);
        for (; i < count; i++)
            values[i] *= factor;
    }
}
