namespace WeightInit.Models.KerasFiles;

/// <summary>The axes of normalizations: a number, or an array of numbers.</summary>
internal static class NormAxes
{
    /// <summary>The axes, the last where nothing is said.</summary>
    public static int[] Of(KerasConfig config) => config.Find("axis") is { } axes
        ? config.Integers("axis", axes, -Manifest.MostAxes, Manifest.MostAxes)
        : [-1];

    /// <summary>The only axis; files of Keras 2 have it in an array.</summary>
    public static int Single(KerasConfig config) => Of(config) is [int axis]
        ? axis
        : throw config.WrongKind("axis", config.Find("axis")!.Value, "one axis");
}
