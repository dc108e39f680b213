using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary>Values that were drawn, row-major, whatever their type.</summary>
internal abstract class Drawing(Shape shape)
{
    internal Shape Shape { get; } = shape;

    /// <summary>One of the values, exactly.</summary>
    internal abstract double this[int index] { get; }

    /// <summary>The shortest text that reads back as the same value of its own type.</summary>
    internal abstract string Text(int index);

    /// <summary>One element a line: its IEEE bits as 16, 8 or 4 lower-case hex digits.</summary>
    internal abstract void WriteHex(TextWriter writer);

    /// <summary>NumPy's file format.</summary>
    internal abstract void WriteNpy(Stream stream);
}

/// <summary>Values of one type that were drawn.</summary>
internal sealed class Drawing<T>(Shape shape, T[] values) : Drawing(shape)
    where T : unmanaged
{
    internal override double this[int index] => Value(values[index]);

    internal override string Text(int index) =>
        typeof(T) == typeof(double) ? PythonNumber.Repr(this[index]) : Convert.ToString(values[index], CultureInfo.InvariantCulture)!;

    internal override void WriteHex(TextWriter writer)
    {
        if (Unsafe.SizeOf<T>() == 8)
            WriteHex<ulong>(writer, "x16");
        else if (Unsafe.SizeOf<T>() == 4)
            WriteHex<uint>(writer, "x8");
        else
            WriteHex<ushort>(writer, "x4");
    }

    internal override void WriteNpy(Stream stream) => NpyWriter.Write<T>(stream, Shape, values);

    private static double Value(T value) => value switch
    {
        double exact => exact,
        float single => single,
        Half half => (double)half,
        BFloat16 brain => (float)brain,
        _ => throw new NotSupportedException(typeof(T).Name),
    };

    private void WriteHex<TBits>(TextWriter writer, string format)
        where TBits : unmanaged, IBinaryInteger<TBits>
    {
        Span<char> line = stackalloc char[17];
        foreach (TBits bits in MemoryMarshal.Cast<T, TBits>(values.AsSpan()))
        {
            bits.TryFormat(line, out int length, format, CultureInfo.InvariantCulture);
            line[length] = '\n';
            writer.Write(line[..(length + 1)]);
        }
    }
}
