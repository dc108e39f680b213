namespace WeightInit.Numerics;

/// <summary>A matrix that is read: element (i, j) at i · <paramref name="row"/> + j · <paramref name="column"/>.</summary>
/// <param name="values">The memory.</param>
/// <param name="row">The distance of rows, 0 or more.</param>
/// <param name="column">The distance of columns, 0 or more.</param>
internal readonly ref struct Operand<T>(ReadOnlySpan<T> values, long row, long column = 1)
    where T : unmanaged
{
    internal ReadOnlySpan<T> Values { get; } = values;

    internal long Row { get; } = row;

    internal long Column { get; } = column;

    /// <summary>The transpose, in the same memory.</summary>
    internal Operand<T> Transposed => new(Values, Column, Row);

    /// <summary>Refuses a size whose last element lies outside the memory.</summary>
    internal void Check(int rows, int columns, string name)
    {
        if (Row < 0 || Column < 0 || checked(((rows - 1) * Row) + ((columns - 1) * Column)) >= Values.Length)
            throw new ArgumentException($"{name} of {rows} x {columns}, rows {Row} and columns {Column} apart, does not fit {Values.Length} elements.", name);
    }
}
