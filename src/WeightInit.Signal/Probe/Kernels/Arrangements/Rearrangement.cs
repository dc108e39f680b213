using System.Numerics;

namespace WeightInit.Signal;

/// <summary>An operation whose every output is one of its input's numbers, or a fixed one.</summary>
internal static class Rearrangement
{
    /// <summary>Reads by a map: for each element of the output of a sample the input's, or -1 for the fixed number.</summary>
    internal static void Forward<T>(NodePass<T> pass, int[] map, T otherwise)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = pass.InputSize();
        Work.For(pass.Batch, map.Length * 2L, sample =>
        {
            ReadOnlySpan<T> from = pass.Inputs[0].AsSpan(sample * size, size);
            Span<T> to = pass.Output.AsSpan(sample * map.Length, map.Length);
            for (int i = 0; i < map.Length; i++)
                to[i] = map[i] < 0 ? otherwise : from[map[i]];
        });
        pass.State = map;
    }

    internal static void Backward<T>(NodePass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (pass.InputGradients[0] is not { } gradient)
            return;
        int[] map = (int[])pass.State!;
        int size = pass.InputSize();
        Work.For(pass.Batch, map.Length * 2L, sample =>
        {
            ReadOnlySpan<T> from = pass.OutputGradient.AsSpan(sample * map.Length, map.Length);
            Span<T> to = gradient.AsSpan(sample * size, size);
            for (int i = 0; i < map.Length; i++)
            {
                if (map[i] >= 0)
                    to[map[i]] += from[i];
            }
        });
    }
}
