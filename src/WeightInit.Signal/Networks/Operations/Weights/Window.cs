namespace WeightInit.Signal;

/// <summary>How a window moves over the axes behind the channels. Each shape has one size for each of those axes.</summary>
/// <param name="Kernel">The window's sizes, 1 or more.</param>
/// <param name="Strides">The steps, 1 or more.</param>
/// <param name="PadsBegin">What is put before each axis.</param>
/// <param name="PadsEnd">What is put behind each axis.</param>
/// <param name="Dilations">The distances inside the window, 1 or more.</param>
public sealed record Window(Shape Kernel, Shape Strides, Shape PadsBegin, Shape PadsEnd, Shape Dilations)
{
    /// <summary>Whether a last window that is only partly inside counts too (pools).</summary>
    public bool RoundsUp { get; init; }

    /// <summary>The number of axes it moves over.</summary>
    public int Rank => Kernel.Rank;

    /// <summary>The number of places in the window.</summary>
    public long Size => Kernel.Count;

    /// <summary>A window of equal sizes along every axis.</summary>
    /// <param name="rank">The number of axes.</param>
    /// <param name="kernel">The window's size.</param>
    /// <param name="stride">The step.</param>
    /// <param name="pad">What is put at both ends.</param>
    /// <param name="dilation">The distance inside the window.</param>
    public static Window Even(int rank, long kernel, long stride = 1, long pad = 0, long dilation = 1) =>
        new(Times(rank, kernel), Times(rank, stride), Times(rank, pad), Times(rank, pad), Times(rank, dilation));

    /// <summary>How far the window reaches along an axis: dilation · (kernel - 1) + 1.</summary>
    /// <param name="axis">Which of its axes.</param>
    public long Extent(int axis) => checked((Dilations[axis] * (Kernel[axis] - 1)) + 1);

    /// <summary>How many windows fit on an axis of this size.</summary>
    internal long Places(int axis, long size, NodeSite site)
    {
        long room = checked(size + PadsBegin[axis] + PadsEnd[axis] - Extent(axis));
        if (size < 1 || room < 0)
            throw site.Bad($"its window reaches over {Extent(axis)} places; axis {axis + 1} of its input has {size}, padding {PadsBegin[axis]} and {PadsEnd[axis]}");
        long places = (room / Strides[axis]) + 1;
        // A window that would start in the padding behind the input is left out, as in PyTorch and ONNX.
        if (RoundsUp && room % Strides[axis] != 0 && places * Strides[axis] < size + PadsBegin[axis])
            places++;
        return places;
    }

    /// <summary>The shape behind the channels.</summary>
    internal long[] Places(Shape input, NodeSite site)
    {
        Check(input, site);
        return [.. Enumerable.Range(0, Rank).Select(axis => Places(axis, input[axis + 1], site))];
    }

    /// <summary>Every part has the rank of the input without its channels, and no zero where one is senseless.</summary>
    internal void Check(Shape input, NodeSite site)
    {
        if (input.Rank != Rank + 1 || Rank == 0)
            throw site.Bad($"its input has the shape ({input}); a window over {Rank} axes takes channels and {Rank} more");
        foreach (Shape part in new[] { Strides, PadsBegin, PadsEnd, Dilations })
        {
            if (part.Rank != Rank)
                throw site.Bad($"its window has {Rank} axes and a setting ({part}) for {part.Rank}");
        }

        if (Kernel.Contains(0) || Strides.Contains(0) || Dilations.Contains(0))
            throw site.Bad("its window, strides and dilations must be 1 or more");
    }

    private static Shape Times(int rank, long value)
    {
        long[] values = new long[rank];
        Array.Fill(values, value);
        return Shape.Of(values);
    }
}
