namespace WeightInit.TensorFlowCpu;

/// <summary>Standard normals in float32: two pairs of a block.</summary>
internal readonly struct Normal32 : IGroup<float>
{
    public static int Size => 4;

    public static void Draw(in PhiloxState state, long group, Span<float> values)
    {
        (uint first, uint second, uint third, uint fourth) = state.Block((ulong)group);
        (values[0], values[1]) = BoxMuller.Pair(first, second);
        (values[2], values[3]) = BoxMuller.Pair(third, fourth);
    }
}

/// <summary>Standard normals in float64: one pair of a block.</summary>
internal readonly struct Normal64 : IGroup<double>
{
    public static int Size => 2;

    public static void Draw(in PhiloxState state, long group, Span<double> values)
    {
        (uint first, uint second, uint third, uint fourth) = state.Block((ulong)group);
        (values[0], values[1]) = BoxMuller.Pair(first, second, third, fourth);
    }
}

/// <summary>A half-precision law that is float32's, each value rounded once.</summary>
internal readonly struct Narrowed<T, TWide> : IGroup<T>
    where T : unmanaged
    where TWide : struct, IGroup<float>
{
    public static int Size => TWide.Size;

    public static void Draw(in PhiloxState state, long group, Span<T> values)
    {
        Span<float> wide = stackalloc float[4];
        TWide.Draw(state, group, wide);
        for (int i = 0; i < wide.Length; i++)
            values[i] = Rounded.To<T>(wide[i]);
    }
}
