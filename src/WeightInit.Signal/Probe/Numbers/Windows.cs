using System.Numerics;

namespace WeightInit.Signal;

/// <summary>
/// The windows of a convolution or a pool over up to three axes behind the channels; fewer axes are preceded by axes of 1.
/// </summary>
internal sealed class Windows
{
    private const int Rank = 3;

    private readonly int[] _input, _output, _kernel, _strides, _begin, _dilations;

    private Windows(Window window, Shape input, Shape output)
    {
        _input = Three(Shape.Of(input.Axes[1..]), 1);
        _output = Three(Shape.Of(output.Axes[1..]), 1);
        _kernel = Three(window.Kernel, 1);
        _strides = Three(window.Strides, 1);
        _begin = Three(window.PadsBegin, 0);
        _dilations = Three(window.Dilations, 1);
        Places = checked(_output[0] * _output[1] * _output[2]);
        InputPlaces = checked(_input[0] * _input[1] * _input[2]);
        KernelSize = checked(_kernel[0] * _kernel[1] * _kernel[2]);
        IsIdentity = KernelSize == 1 && Places == InputPlaces && _begin.All(pad => pad == 0) && _strides.All(stride => stride == 1);
    }

    /// <summary>Windows, that is places of the output, of one channel.</summary>
    internal int Places { get; }

    /// <summary>Places of the input of one channel.</summary>
    internal int InputPlaces { get; }

    /// <summary>Places in a window.</summary>
    internal int KernelSize { get; }

    /// <summary>Whether each window is one place, in order: nothing has to be gathered.</summary>
    internal bool IsIdentity { get; }

    /// <summary>The windows of an input and an output, channels first.</summary>
    /// <exception cref="NetworkException">There are more than three axes.</exception>
    internal static Windows Of(Window window, Shape input, Shape output) => window.Rank <= Rank
        ? new Windows(window, input, output)
        : throw new NetworkException($"a window over {window.Rank} axes is not computed; 1 to {Rank} are.");

    /// <summary>The matrix (channels · kernel, places) of what each window sees; 0 outside.</summary>
    internal void Gather<T>(T[] input, int start, int channels, T[] columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Work.For(channels * KernelSize, Places, row => Line(input, start, columns, row, gather: true));

    /// <summary>Adds the matrix's elements to the places they were gathered from.</summary>
    internal void Scatter<T>(T[] columns, T[] input, int start, int channels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Work.For(channels, (long)Places * KernelSize, channel =>
        {
            for (int k = 0; k < KernelSize; k++)
                Line(input, start, columns, (channel * KernelSize) + k, gather: false);
        });

    /// <summary>The places of a channel that are in a window, as flat indexes; padding is left out.</summary>
    /// <returns>How many there are.</returns>
    internal int Inside(int place, Span<int> to)
    {
        (int first, int middle, int last) = Where(place);
        int count = 0;
        for (int a = 0; a < _kernel[0]; a++)
        {
            int z = At(0, first, a);
            for (int b = 0; z >= 0 && b < _kernel[1]; b++)
            {
                int y = At(1, middle, b);
                for (int c = 0; y >= 0 && c < _kernel[2]; c++)
                {
                    int x = At(2, last, c);
                    if (x >= 0)
                        to[count++] = (((z * _input[1]) + y) * _input[2]) + x;
                }
            }
        }

        return count;
    }

    /// <summary>How many entries of a window are on the input or its padding: all but those that rounding up puts beyond.</summary>
    internal int InsidePadded(int place, Window window)
    {
        int[] end = Three(window.PadsEnd, 0);
        (int first, int middle, int last) = Where(place);
        return Count(0, first) * Count(1, middle) * Count(2, last);

        int Count(int axis, int at)
        {
            int start = (at * _strides[axis]) - _begin[axis], room = _input[axis] + end[axis] - start;
            return Math.Clamp((room + _dilations[axis] - 1) / _dilations[axis], 0, _kernel[axis]);
        }
    }

    private (int First, int Middle, int Last) Where(int place) =>
        (place / _output[2] / _output[1], place / _output[2] % _output[1], place % _output[2]);

    /// <summary>The place of a window's entry on an axis, or -1 where it is in the padding.</summary>
    internal int At(int axis, int window, int entry)
    {
        int at = (window * _strides[axis]) - _begin[axis] + (entry * _dilations[axis]);
        return at >= 0 && at < _input[axis] ? at : -1;
    }

    /// <summary>One row of the matrix: one channel and one place of the kernel, all windows.</summary>
    private void Line<T>(T[] input, int start, T[] columns, int row, bool gather)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int k = row % KernelSize, channel = row / KernelSize;
        int c = k % _kernel[2], b = k / _kernel[2] % _kernel[1], a = k / _kernel[2] / _kernel[1];
        int from = start + (channel * InputPlaces), to = row * Places;
        for (int z = 0; z < _output[0]; z++)
        {
            int inZ = At(0, z, a);
            for (int y = 0; y < _output[1]; y++, to += _output[2])
            {
                int inY = inZ < 0 ? -1 : At(1, y, b);
                Span<T> line = columns.AsSpan(to, _output[2]);
                if (inY < 0)
                {
                    if (gather)
                        line.Clear();
                    continue;
                }

                Span<T> seen = input.AsSpan(from + (((inZ * _input[1]) + inY) * _input[2]), _input[2]);
                if (gather)
                    GatherLine(seen, line, c);
                else
                    ScatterLine(line, seen, c);
            }
        }
    }

    private void GatherLine<T>(ReadOnlySpan<T> seen, Span<T> line, int entry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int offset = (entry * _dilations[2]) - _begin[2], stride = _strides[2];
        (int first, int end) = Inside(line.Length, seen.Length, offset, stride);
        line[..first].Clear();
        line[end..].Clear();
        if (stride == 1)
        {
            if (end > first)
                seen.Slice(first + offset, end - first).CopyTo(line[first..]);
            return;
        }

        for (int x = first; x < end; x++)
            line[x] = seen[(x * stride) + offset];
    }

    private void ScatterLine<T>(ReadOnlySpan<T> line, Span<T> seen, int entry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int offset = (entry * _dilations[2]) - _begin[2], stride = _strides[2];
        (int first, int end) = Inside(line.Length, seen.Length, offset, stride);
        if (stride == 1)
        {
            if (end > first)
                Lines.Add(seen.Slice(first + offset, end - first), line[first..end]);
            return;
        }

        for (int x = first; x < end; x++)
            seen[(x * stride) + offset] += line[x];
    }

    /// <summary>The windows of a line whose entry is inside the input.</summary>
    private static (int First, int End) Inside(int windows, int length, int offset, int stride)
    {
        int first = offset >= 0 ? 0 : (-offset + stride - 1) / stride;
        int end = length - offset <= 0 ? 0 : (length - offset + stride - 1) / stride;
        end = Math.Min(end, windows);
        return first >= end ? (windows, windows) : (first, end);
    }

    private static int[] Three(Shape shape, int fill)
    {
        int[] sizes = new int[Rank];
        Array.Fill(sizes, fill);
        for (int back = 1; back <= shape.Rank; back++)
            sizes[^back] = checked((int)shape[^back]);
        return sizes;
    }
}
