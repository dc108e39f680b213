using System.Numerics;

namespace WeightInit.Numerics;

/// <summary>
/// A product by blocks that fit the caches, each packed in the order in which the tiles read it (Goto and van de Geijn 2008, ACM Trans.
/// Math. Softw. 34, 12). Blocks of the inner index follow one another in order, and a tile begins with what stands in C: the chain of
/// every element is the one that it would be without blocks.
/// </summary>
internal static unsafe class ProductBlocks<T, V>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where V : struct, IProductVector<V, T>
{
    /// <summary>The inner index: a panel of A and one of B lie in the first and second level.</summary>
    private const int DepthBlock = 256;

    /// <summary>Rows of a packed block of A: it lies in the second level.</summary>
    private const int RowBlock = 128;

    /// <summary>Bytes of a packed block of B.</summary>
    private const int ColumnBytes = 1 << 20;

    private static int TileRows => V.HasEightRows ? 8 : 4;

    private static int TileColumns => 3 * V.Count;

    private static int ColumnBlock => ColumnBytes / (DepthBlock * sizeof(T)) / TileColumns * TileColumns;

    /// <summary>C += factor · A · B.</summary>
    internal static void Run(int rows, int columns, int depth, T factor, T* a, nint aRow, nint aColumn, T* b, nint bRow, nint bColumn, T* c, nint cRow)
    {
        int depthBlock = Math.Min(depth, DepthBlock);
        int rowBlock = Math.Min(RoundUp(rows, TileRows), RowBlock);
        int columnBlock = Math.Min(RoundUp(columns, V.Count), ColumnBlock);
        T* packedA = ProductWorkspace.Of<T>((depthBlock * (rowBlock + columnBlock)) + (TileRows * TileColumns));
        T* packedB = packedA + (depthBlock * rowBlock);
        T* edge = packedB + (depthBlock * columnBlock);
        for (int column = 0; column < columns; column += columnBlock)
        {
            int width = Math.Min(columnBlock, columns - column);
            for (int k = 0; k < depth; k += depthBlock)
            {
                int length = Math.Min(depthBlock, depth - k);
                ProductPacking<T>.PackColumns(packedB, b + (k * bRow) + (column * bColumn), bRow, bColumn, length, width, TileColumns, V.Count);
                for (int row = 0; row < rows; row += rowBlock)
                {
                    int height = Math.Min(rowBlock, rows - row);
                    ProductPacking<T>.PackRows(packedA, a + (row * aRow) + (k * aColumn), aRow, aColumn, height, length, TileRows, factor);
                    Block(packedA, packedB, height, width, length, c + (row * cRow) + column, cRow, edge);
                }
            }
        }
    }

    /// <summary>C += packed A · packed B, tile by tile.</summary>
    private static void Block(T* a, T* b, int rows, int columns, int depth, T* c, nint cRow, T* edge)
    {
        for (int column = 0; column < columns; column += TileColumns)
        {
            int width = Math.Min(TileColumns, columns - column);
            int vectors = (width + V.Count - 1) / V.Count;
            T* panel = b + ((nint)column * depth);
            for (int row = 0; row < rows; row += TileRows)
            {
                T* at = c + (row * cRow) + column;
                int height = Math.Min(TileRows, rows - row);
                if (height == TileRows && width == vectors * V.Count)
                    Tile(vectors, depth, a + ((nint)row * depth), panel, at, cRow);
                else
                    Edge(vectors, depth, a + ((nint)row * depth), panel, at, cRow, height, width, edge);
            }
        }
    }

    /// <summary>A tile that reaches over the edge of C: what lies outside is computed and dropped.</summary>
    private static void Edge(int vectors, int depth, T* a, T* b, T* c, nint cRow, int height, int width, T* edge)
    {
        int stride = vectors * V.Count;
        for (int row = 0; row < height; row++)
            new ReadOnlySpan<T>(c + (row * cRow), width).CopyTo(new Span<T>(edge + (row * stride), width));
        Tile(vectors, depth, a, b, edge, stride);
        for (int row = 0; row < height; row++)
            new ReadOnlySpan<T>(edge + (row * stride), width).CopyTo(new Span<T>(c + (row * cRow), width));
    }

    private static void Tile(int vectors, int depth, T* a, T* b, T* c, nint cRow)
    {
        switch (vectors)
        {
            case 3 when V.HasEightRows:
                ProductTile8<T, V>.Three(depth, a, b, c, cRow);
                break;
            case 3:
                ProductTile4<T, V>.Three(depth, a, b, c, cRow);
                break;
            case 2 when V.HasEightRows:
                ProductTile8<T, V>.Two(depth, a, b, c, cRow);
                break;
            case 2:
                ProductTile4<T, V>.Two(depth, a, b, c, cRow);
                break;
            case 1 when V.HasEightRows:
                ProductTile8<T, V>.One(depth, a, b, c, cRow);
                break;
            default:
                ProductTile4<T, V>.One(depth, a, b, c, cRow);
                break;
        }
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
