using System.Numerics;
using WeightInit.Numerics;

namespace WeightInit.Native;

/// <summary>Neighbouring columns of Q in memory of their own, from those of the identity on.</summary>
internal sealed class HaarStrip<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _rows;
    private readonly int _first;
    private readonly int _columns;
    private readonly T[] _q;

    /// <param name="rows">Rows of Q.</param>
    /// <param name="first">The first column.</param>
    /// <param name="columns">How many.</param>
    internal HaarStrip(int rows, int first, int columns)
    {
        (_rows, _first, _columns) = (rows, first, columns);
        _q = new T[checked(rows * columns)];
        for (int j = 0; j < columns; j++)
            _q[((first + j) * columns) + j] = T.One;
    }

    /// <summary>Takes the columns through the blocks, from the last to the first. A block leaves columns before its own as they are.</summary>
    internal void Reflect(ReflectorBlock<T>[] blocks)
    {
        T[] work = new T[2 * HaarMatrix.BlockColumns * _columns];
        for (int i = blocks.Length - 1; i >= 0; i--)
        {
            int before = Math.Max(0, blocks[i].First - _first);
            if (before < _columns)
                blocks[i].Apply(_q.AsSpan((blocks[i].First * _columns) + before), _columns - before, _columns, work);
        }
    }

    /// <summary>Writes the columns where they belong, times their signs and the gain.</summary>
    /// <param name="destination">The whole matrix.</param>
    /// <param name="stride">The distances of Q's rows and columns there.</param>
    /// <param name="blocks">The reflectors, which know the signs.</param>
    /// <param name="gain">The gain.</param>
    internal unsafe void CopyTo(T* destination, (int Row, int Column) stride, ReflectorBlock<T>[] blocks, T gain)
    {
        T[] signs = new T[_columns];
        for (int j = 0; j < _columns; j++)
            signs[j] = blocks[(_first + j) / HaarMatrix.BlockColumns].Signs[(_first + j) % HaarMatrix.BlockColumns];
        if (stride.Column == 1)
        {
            for (int i = 0; i < _rows; i++)
            {
                Span<T> row = new(destination + ((nint)i * stride.Row) + _first, _columns);
                ReadOnlySpan<T> own = _q.AsSpan(i * _columns, _columns);
                for (int j = 0; j < row.Length; j++)
                    row[j] = own[j] * signs[j] * gain;
            }

            return;
        }

        for (int j = 0; j < _columns; j++)
        {
            T* column = destination + ((nint)(_first + j) * stride.Column);
            for (int i = 0; i < _rows; i++)
                column[i] = _q[(i * _columns) + j] * signs[j] * gain;
        }
    }
}
