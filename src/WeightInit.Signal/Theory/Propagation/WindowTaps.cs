namespace WeightInit.Signal;

/// <summary>Which places of its input a window sees at which place of its output; what is outside is left out.</summary>
internal sealed class WindowTaps
{
    private readonly Window _window;
    private readonly long[] _input;
    private readonly long[] _output;

    /// <param name="window">The window.</param>
    /// <param name="input">The sizes behind the channels of what it moves over.</param>
    /// <param name="output">The sizes behind the channels of what comes out.</param>
    internal WindowTaps(Window window, ReadOnlySpan<long> input, ReadOnlySpan<long> output)
    {
        _window = window;
        _input = input.ToArray();
        _output = output.ToArray();
    }

    internal long InputPlaces => Product(_input);

    internal long OutputPlaces => Product(_output);

    /// <summary>For every place of the output the sum over the window's places of a map of the input.</summary>
    internal double[] Gather(double[] map)
    {
        double[] result = new double[OutputPlaces];
        Visit((from, to) => result[to] += map[from]);
        return result;
    }

    /// <summary>For every place of the input the sum over the windows that see it of a map of the output.</summary>
    internal double[] Scatter(double[] map)
    {
        double[] result = new double[InputPlaces];
        Visit((from, to) => result[from] += map[to]);
        return result;
    }

    private void Visit(Action<long, long> tap) => Visit(0, 0, 0, tap);

    private void Visit(int axis, long from, long to, Action<long, long> tap)
    {
        if (axis == _input.Length)
        {
            tap(from, to);
            return;
        }

        for (long place = 0; place < _output[axis]; place++)
        {
            for (long k = 0; k < _window.Kernel[axis]; k++)
            {
                long at = (place * _window.Strides[axis]) - _window.PadsBegin[axis] + (k * _window.Dilations[axis]);
                if (at >= 0 && at < _input[axis])
                    Visit(axis + 1, (from * _input[axis]) + at, (to * _output[axis]) + place, tap);
            }
        }
    }

    private static long Product(long[] sizes) => sizes.Aggregate(1L, (product, size) => checked(product * size));
}
