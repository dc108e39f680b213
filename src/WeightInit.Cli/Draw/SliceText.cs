using System.Globalization;

namespace WeightInit.Cli;

/// <summary>The text form of a slice: <c>0:512,:</c>, for each axis where it starts and where it ends, both optional.</summary>
internal static class SliceText
{
    /// <summary>The part of a tensor that a text names. Axes left out are whole; negative numbers count from the end.</summary>
    /// <exception cref="FormatException">The text is no slice, or has more ranges than the tensor has axes.</exception>
    /// <exception cref="ArgumentException">A range is outside its axis.</exception>
    internal static TensorSlice Parse(string text, TensorSpec tensor)
    {
        string[] ranges = text.Split(',', StringSplitOptions.TrimEntries);
        if (ranges.Length > tensor.Shape.Rank)
            throw new FormatException($"'{text}' has {ranges.Length} ranges, the shape ({tensor.Shape}) {tensor.Shape.Rank} axes.");
        long[] starts = new long[tensor.Shape.Rank];
        long[] ends = tensor.Shape.ToArray();
        for (int axis = 0; axis < ranges.Length; axis++)
        {
            string[] bounds = ranges[axis].Split(':');
            if (bounds.Length != 2)
                throw Malformed(text);
            starts[axis] = Bound(text, bounds[0], tensor.Shape[axis], 0);
            ends[axis] = Bound(text, bounds[1], tensor.Shape[axis], tensor.Shape[axis]);
        }

        return tensor.Slice(starts, ends);
    }

    private static long Bound(string text, string bound, long length, long whole)
    {
        if (bound.Length == 0)
            return whole;
        if (!long.TryParse(bound, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
            throw Malformed(text);
        return value < 0 ? value + length : value;
    }

    private static FormatException Malformed(string text) =>
        new($"'{text}' is not a slice: write start:end for each axis, joined by commas, as 0:512,: where a bound left out is the axis's own.");
}
