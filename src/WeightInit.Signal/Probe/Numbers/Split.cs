using System.Numerics;

namespace WeightInit.Signal;

/// <summary>An array seen along one axis: what comes before it (the batch too), the axis, and what comes behind.</summary>
internal readonly record struct Split(int Outer, int Length, int Inner)
{
    internal static Split Of(Shape shape, int axis, int batch)
    {
        int at = axis < 0 ? axis + shape.Rank : axis;
        int inner = (int)Shape.Of(shape.Axes[(at + 1)..]).Count, length = (int)shape[at];
        return new Split(checked(batch * (int)Shape.Of(shape.Axes[..at]).Count), length, inner);
    }

    /// <summary>Line <paramref name="part"/> along the axis, from 0 to outer · inner - 1.</summary>
    internal void Read<T>(T[] from, int part, T[] line)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int at = Start(part);
        for (int i = 0; i < Length; i++, at += Inner)
            line[i] = from[at];
    }

    /// <summary>Writes a line back.</summary>
    internal void Write<T>(T[] line, int part, T[] to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int at = Start(part);
        for (int i = 0; i < Length; i++, at += Inner)
            to[at] = line[i];
    }

    /// <summary>Adds a line.</summary>
    internal void Add<T>(T[] line, int part, T[] to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int at = Start(part);
        for (int i = 0; i < Length; i++, at += Inner)
            to[at] += line[i];
    }

    private int Start(int part) => (part / Inner * Length * Inner) + (part % Inner);
}
