namespace WeightInit.Signal;

/// <summary>The range of a floating-point type.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Smallest">The smallest positive number, denormal ones included.</param>
/// <param name="SmallestNormal">The smallest with all its digits.</param>
/// <param name="Largest">The largest finite number.</param>
public sealed record NumberRangeOf(string Name, double Smallest, double SmallestNormal, double Largest)
{
    /// <summary>How many deviations the largest of a layer's numbers lies out: one in ten million of a normal law.</summary>
    internal const double Tail = 5;

    /// <summary>What sums of a thousand logarithms may be off.</summary>
    private const double Rounding = 1e-9;

    /// <summary>8 bits of exponent, 23 of fraction.</summary>
    public static NumberRangeOf Float32 { get; } = new("float32", Math.ScaleB(1, -149), Math.ScaleB(1, -126), float.MaxValue);

    /// <summary>8 bits of exponent, 7 of fraction.</summary>
    public static NumberRangeOf BFloat16 { get; } = new("bfloat16", Math.ScaleB(1, -133), Math.ScaleB(1, -126), Math.ScaleB(255, 120));

    /// <summary>5 bits of exponent, 10 of fraction.</summary>
    public static NumberRangeOf Float16 { get; } = new("float16", Math.ScaleB(1, -24), Math.ScaleB(1, -14), 65504);

    /// <summary>
    /// The first layer whose typical number, the root of its second moment, is below the smallest or whose largest, five
    /// deviations out, above the largest; null where none is within a million layers.
    /// </summary>
    /// <param name="field">Equal layers.</param>
    /// <param name="start">The second moment of the first pre-activations.</param>
    /// <param name="backward">Whether the gradient is followed and not the signal; it starts at second moment 1.</param>
    public int? Depth(MeanField field, double start = 1, bool backward = false)
    {
        ArgumentNullException.ThrowIfNull(field);
        const int most = 1_000_000;
        double q = start;
        double logSize = backward ? 0 : Math.Log(start);
        for (int layer = 0; layer < most; layer++)
        {
            if (IsBeyond(logSize))
                return layer;
            double next = field.Next(q);
            double step = backward ? Math.Log(field.Chi1(q)) : Math.Log(next / q);
            bool isSettled = Math.Abs((next / q) - 1) < 1e-12 || next < 1e-200 || next > 1e200;
            if (isSettled)
                return Beyond(logSize, step, layer, most);
            logSize += step;
            q = next;
        }

        return null;
    }

    private bool IsBeyond(double logSecond) =>
        logSecond / 2 < Math.Log(Smallest) - Rounding || (logSecond / 2) + Math.Log(Tail) > Math.Log(Largest) + Rounding;

    /// <summary>Where a step that does not change any more leads out of the range.</summary>
    private int? Beyond(double logSecond, double step, int layer, int most)
    {
        if (Math.Abs(step) < 1e-12)
            return null;
        double end = step < 0 ? 2 * Math.Log(Smallest) : 2 * (Math.Log(Largest) - Math.Log(Tail));
        double layers = layer + Math.Floor(((end - logSecond) / step) + 1e-9) + 1;
        return layers < most ? (int)layers : null;
    }
}
