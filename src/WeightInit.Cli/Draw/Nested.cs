namespace WeightInit.Cli;

/// <summary>Writes values as lists nested like their shape, each innermost list on a line of its own.</summary>
internal static class Nested
{
    /// <summary>Writes the lists.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="shape">The shape; a scalar is its value alone.</param>
    /// <param name="element">The text of the value at a flat index.</param>
    /// <param name="indent">Blanks before the line that the outermost list ends on.</param>
    internal static void Write(TextWriter writer, Shape shape, Func<int, string> element, int indent)
    {
        if (shape.Rank == 0)
        {
            writer.Write(element(0));
            return;
        }

        int next = 0;
        Write(writer, shape, 0, element, indent, ref next);
    }

    private static void Write(TextWriter writer, Shape shape, int axis, Func<int, string> element, int indent, ref int next)
    {
        bool isInnermost = axis == shape.Rank - 1;
        writer.Write('[');
        for (long i = 0; i < shape[axis]; i++)
        {
            if (i > 0)
                writer.Write(isInnermost ? ", " : ",");
            if (isInnermost)
            {
                writer.Write(element(next++));
                continue;
            }

            NewLine(writer, indent + 2);
            Write(writer, shape, axis + 1, element, indent + 2, ref next);
        }

        if (!isInnermost && shape[axis] > 0)
            NewLine(writer, indent);
        writer.Write(']');
    }

    private static void NewLine(TextWriter writer, int indent)
    {
        writer.Write('\n');
        for (int i = 0; i < indent; i++)
            writer.Write(' ');
    }
}
