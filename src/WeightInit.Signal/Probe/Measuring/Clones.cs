using System.Runtime.InteropServices;

namespace WeightInit.Signal;

/// <summary>Weights that hold the same values as another.</summary>
internal static class Clones
{
    /// <summary>For each tensor with numbers that differ among themselves an earlier one with the same; by name.</summary>
    internal static Dictionary<string, string> Of(Network network, IReadOnlyDictionary<string, float[]> weights)
    {
        Dictionary<(int, Shape), string> seen = [];
        Dictionary<string, string> clones = new(StringComparer.Ordinal);
        foreach (TensorSpec spec in network.Parameters)
        {
            float[] values = weights[spec.Name];
            if (values.Length < 2 || values.AsSpan().IndexOfAnyExcept(values[0]) < 0)
                continue;
            HashCode hash = default;
            hash.AddBytes(MemoryMarshal.AsBytes(values.AsSpan(0, Math.Min(values.Length, 1 << 16))));
            (int, Shape) key = (hash.ToHashCode(), spec.Shape);
            if (!seen.TryAdd(key, spec.Name) && weights[seen[key]].AsSpan().SequenceEqual(values))
                clones[spec.Name] = seen[key];
        }

        return clones;
    }
}
