using System.Runtime.InteropServices;

namespace WeightInit.Signal;

/// <summary>Units that are equal in weights and in gradient: gradient descent never tells them apart.</summary>
internal static class Symmetry
{
    /// <summary>How far gradients of equal units may differ by rounding, relative to the largest.</summary>
    private const float Rounding = 1e-4f;

    /// <summary>
    /// Which part of the units repeats another; null for what has no units. A unit is a row of a weight that lies as
    /// (out, in…), a column of one that lies as (in, out), with its bias where it has one.
    /// </summary>
    internal static double? Of(TensorSpec spec, float[] values, float[]? gradient, float[]? bias)
    {
        if (spec.Role != TensorRole.Kernel || spec.Shape.Rank < 2 || gradient is null || spec.Shape.Count == 0)
            return null;
        bool isInOut = Dense.IsInOut(spec);
        int units = (int)(isInOut ? spec.Shape[^1] : spec.Shape[0]), length = values.Length / units;
        if (units < 2)
            return null;
        float[] rows = isInOut ? Turned(values, length, units) : values, back = isInOut ? Turned(gradient, length, units) : gradient;
        Dictionary<int, List<int>> seen = [];
        int repeats = 0;
        for (int unit = 0; unit < units; unit++)
        {
            ReadOnlySpan<float> row = rows.AsSpan(unit * length, length);
            HashCode hash = default;
            hash.AddBytes(MemoryMarshal.AsBytes(row));
            if (bias is not null && bias.Length == units)
                hash.Add(bias[unit]);
            int key = hash.ToHashCode();
            if (!seen.TryGetValue(key, out List<int>? alike))
                seen.Add(key, alike = []);
            if (alike.Any(other => rows.AsSpan(other * length, length).SequenceEqual(rows.AsSpan(unit * length, length)) && Same(back, other * length, unit * length, length)))
                repeats++;
            else
                alike.Add(unit);
        }

        return (double)repeats / units;
    }

    private static bool Same(float[] gradient, int one, int other, int length)
    {
        float largest = 0, apart = 0;
        for (int i = 0; i < length; i++)
        {
            largest = Math.Max(largest, Math.Abs(gradient[one + i]));
            apart = Math.Max(apart, Math.Abs(gradient[one + i] - gradient[other + i]));
        }

        return apart <= Rounding * largest;
    }

    private static float[] Turned(float[] values, int rows, int columns)
    {
        float[] turned = new float[values.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                turned[(column * rows) + row] = values[(row * columns) + column];
        }

        return turned;
    }
}
