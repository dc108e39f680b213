using System.Numerics;
using System.Runtime.InteropServices;

namespace WeightInit.Signal;

/// <summary>Arithmetic on lines of numbers. Sums are taken in blocks, the blocks in double.</summary>
internal static class Lines
{
    private const int Block = 1024;

    /// <summary>to += from.</summary>
    internal static void Add<T>(Span<T> to, ReadOnlySpan<T> from)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector<T>> wideTo = MemoryMarshal.Cast<T, Vector<T>>(to);
        ReadOnlySpan<Vector<T>> wideFrom = MemoryMarshal.Cast<T, Vector<T>>(from[..to.Length]);
        for (int i = 0; i < wideTo.Length; i++)
            wideTo[i] += wideFrom[i];
        for (int i = wideTo.Length * Vector<T>.Count; i < to.Length; i++)
            to[i] += from[i];
    }

    /// <summary>to += factor.</summary>
    internal static void Add<T>(Span<T> to, T addend)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector<T>> wide = MemoryMarshal.Cast<T, Vector<T>>(to);
        Vector<T> addends = new(addend);
        for (int i = 0; i < wide.Length; i++)
            wide[i] += addends;
        for (int i = wide.Length * Vector<T>.Count; i < to.Length; i++)
            to[i] += addend;
    }

    /// <summary>to = factor · from + offset.</summary>
    internal static void Affine<T>(Span<T> to, ReadOnlySpan<T> from, T factor, T offset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector<T>> wideTo = MemoryMarshal.Cast<T, Vector<T>>(to);
        ReadOnlySpan<Vector<T>> wideFrom = MemoryMarshal.Cast<T, Vector<T>>(from[..to.Length]);
        Vector<T> factors = new(factor), offsets = new(offset);
        for (int i = 0; i < wideTo.Length; i++)
            wideTo[i] = (wideFrom[i] * factors) + offsets;
        for (int i = wideTo.Length * Vector<T>.Count; i < to.Length; i++)
            to[i] = (from[i] * factor) + offset;
    }

    /// <summary>to += factor · from.</summary>
    internal static void AddScaled<T>(Span<T> to, ReadOnlySpan<T> from, T factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector<T>> wideTo = MemoryMarshal.Cast<T, Vector<T>>(to);
        ReadOnlySpan<Vector<T>> wideFrom = MemoryMarshal.Cast<T, Vector<T>>(from[..to.Length]);
        Vector<T> factors = new(factor);
        for (int i = 0; i < wideTo.Length; i++)
            wideTo[i] += wideFrom[i] * factors;
        for (int i = wideTo.Length * Vector<T>.Count; i < to.Length; i++)
            to[i] += from[i] * factor;
    }

    /// <summary>to *= factors.</summary>
    internal static void Multiply<T>(Span<T> to, ReadOnlySpan<T> factors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector<T>> wideTo = MemoryMarshal.Cast<T, Vector<T>>(to);
        ReadOnlySpan<Vector<T>> wide = MemoryMarshal.Cast<T, Vector<T>>(factors[..to.Length]);
        for (int i = 0; i < wideTo.Length; i++)
            wideTo[i] *= wide[i];
        for (int i = wideTo.Length * Vector<T>.Count; i < to.Length; i++)
            to[i] *= factors[i];
    }

    /// <summary>to += left · right.</summary>
    internal static void AddProduct<T>(Span<T> to, ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector<T>> wideTo = MemoryMarshal.Cast<T, Vector<T>>(to);
        ReadOnlySpan<Vector<T>> wideLeft = MemoryMarshal.Cast<T, Vector<T>>(left[..to.Length]);
        ReadOnlySpan<Vector<T>> wideRight = MemoryMarshal.Cast<T, Vector<T>>(right[..to.Length]);
        for (int i = 0; i < wideTo.Length; i++)
            wideTo[i] += wideLeft[i] * wideRight[i];
        for (int i = wideTo.Length * Vector<T>.Count; i < to.Length; i++)
            to[i] += left[i] * right[i];
    }

    /// <summary>Σ x.</summary>
    internal static double Sum<T>(ReadOnlySpan<T> line)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double total = 0;
        for (; !line.IsEmpty; line = line[Math.Min(Block, line.Length)..])
        {
            ReadOnlySpan<T> block = line[..Math.Min(Block, line.Length)];
            ReadOnlySpan<Vector<T>> wide = MemoryMarshal.Cast<T, Vector<T>>(block);
            Vector<T> sums = Vector<T>.Zero;
            foreach (Vector<T> part in wide)
                sums += part;
            T rest = Vector.Sum(sums);
            for (int i = wide.Length * Vector<T>.Count; i < block.Length; i++)
                rest += block[i];
            total += double.CreateTruncating(rest);
        }

        return total;
    }

    /// <summary>Σ x y.</summary>
    internal static double Dot<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double total = 0;
        for (int start = 0; start < left.Length; start += Block)
        {
            int length = Math.Min(Block, left.Length - start);
            ReadOnlySpan<T> one = left.Slice(start, length), other = right.Slice(start, length);
            ReadOnlySpan<Vector<T>> wideOne = MemoryMarshal.Cast<T, Vector<T>>(one), wideOther = MemoryMarshal.Cast<T, Vector<T>>(other);
            Vector<T> sums = Vector<T>.Zero;
            for (int i = 0; i < wideOne.Length; i++)
                sums += wideOne[i] * wideOther[i];
            T rest = Vector.Sum(sums);
            for (int i = wideOne.Length * Vector<T>.Count; i < length; i++)
                rest += one[i] * other[i];
            total += double.CreateTruncating(rest);
        }

        return total;
    }

    /// <summary>
    /// Σ x² in double, and not in the line's own type: what has nearly vanished would underflow there, what explodes overflow.
    /// </summary>
    internal static double SumOfSquares<T>(ReadOnlySpan<T> line)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double a = 0, b = 0, c = 0, d = 0;
        int i = 0;
        for (; i + 4 <= line.Length; i += 4)
        {
            double x = double.CreateTruncating(line[i]), y = double.CreateTruncating(line[i + 1]);
            double z = double.CreateTruncating(line[i + 2]), w = double.CreateTruncating(line[i + 3]);
            a += x * x;
            b += y * y;
            c += z * z;
            d += w * w;
        }

        for (; i < line.Length; i++)
            a += double.CreateTruncating(line[i]) * double.CreateTruncating(line[i]);
        return (a + b) + (c + d);
    }
}
