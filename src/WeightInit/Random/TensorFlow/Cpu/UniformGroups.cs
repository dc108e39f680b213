namespace WeightInit.TensorFlowCpu;

/// <summary>Uniform on [0, 1) in float32: the low 23 bits of a word.</summary>
internal readonly struct Uniform32 : IGroup<float>
{
    public static int Size => 4;

    public static void Draw(in PhiloxState state, long group, Span<float> values)
    {
        (uint first, uint second, uint third, uint fourth) = state.Block((ulong)group);
        values[0] = Of(first);
        values[1] = Of(second);
        values[2] = Of(third);
        values[3] = Of(fourth);
    }

    /// <summary>The value of a word: its bits as those after the point of a number in [1, 2), minus 1.</summary>
    internal static float Of(uint word) => BitConverter.UInt32BitsToSingle(0x3F800000 | (word & 0x7FFFFF)) - 1;
}

/// <summary>Uniform on [0, 1) in float64: 52 bits of two words.</summary>
internal readonly struct Uniform64 : IGroup<double>
{
    public static int Size => 2;

    public static void Draw(in PhiloxState state, long group, Span<double> values)
    {
        (uint first, uint second, uint third, uint fourth) = state.Block((ulong)group);
        values[0] = Of(first, second);
        values[1] = Of(third, fourth);
    }

    /// <summary>The value of two words: the low 20 bits of the first, then the second, after the point of a number in [1, 2), minus 1.</summary>
    internal static double Of(uint high, uint low) =>
        BitConverter.UInt64BitsToDouble(0x3FF0000000000000 | ((ulong)(high & 0xFFFFF) << 32) | low) - 1;
}

/// <summary>Uniform on [0, 1) in float16: the low 10 bits of a word.</summary>
internal readonly struct Uniform16 : IGroup<Half>
{
    public static int Size => 4;

    public static void Draw(in PhiloxState state, long group, Span<Half> values)
    {
        (uint first, uint second, uint third, uint fourth) = state.Block((ulong)group);
        values[0] = Of(first);
        values[1] = Of(second);
        values[2] = Of(third);
        values[3] = Of(fourth);
    }

    private static Half Of(uint word) => (Half)((word & 0x3FF) / 1024f);
}

/// <summary>Uniform on [0, 1) in bfloat16: the low 7 bits of a word.</summary>
internal readonly struct UniformB16 : IGroup<BFloat16>
{
    public static int Size => 4;

    public static void Draw(in PhiloxState state, long group, Span<BFloat16> values)
    {
        (uint first, uint second, uint third, uint fourth) = state.Block((ulong)group);
        values[0] = Of(first);
        values[1] = Of(second);
        values[2] = Of(third);
        values[3] = Of(fourth);
    }

    private static BFloat16 Of(uint word) => (BFloat16)((word & 0x7F) / 128f);
}
