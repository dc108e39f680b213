namespace WeightInit.TensorFlowCpu;

/// <summary>
/// Standard normals below 2 in absolute value, in float32: what lies beyond is thrown away. Every group of four has 256 blocks to
/// itself.
/// </summary>
internal readonly struct Truncated32 : IGroup<float>
{
    private const float Bound = 2;

    public static int Size => 4;

    public static void Draw(in PhiloxState state, long group, Span<float> values)
    {
        int filled = 0;
        for (ulong block = (ulong)group * 256; filled < values.Length; block++)
        {
            (uint first, uint second, uint third, uint fourth) = state.Block(block);
            (float sine, float cosine) = BoxMuller.Pair(first, second);
            Keep(sine, values, ref filled);
            Keep(cosine, values, ref filled);
            (sine, cosine) = BoxMuller.Pair(third, fourth);
            Keep(sine, values, ref filled);
            Keep(cosine, values, ref filled);
        }
    }

    private static void Keep(float value, Span<float> values, ref int filled)
    {
        if (Math.Abs(value) < Bound && filled < values.Length)
            values[filled++] = value;
    }
}

/// <summary>The same in float64: groups of two, of 128 blocks each.</summary>
internal readonly struct Truncated64 : IGroup<double>
{
    private const double Bound = 2;

    public static int Size => 2;

    public static void Draw(in PhiloxState state, long group, Span<double> values)
    {
        int filled = 0;
        for (ulong block = (ulong)group * 128; filled < values.Length; block++)
        {
            (uint first, uint second, uint third, uint fourth) = state.Block(block);
            (double sine, double cosine) = BoxMuller.Pair(first, second, third, fourth);
            Keep(sine, values, ref filled);
            Keep(cosine, values, ref filled);
        }
    }

    private static void Keep(double value, Span<double> values, ref int filled)
    {
        if (Math.Abs(value) < Bound && filled < values.Length)
            values[filled++] = value;
    }
}
