namespace WeightInit;

/// <summary>How deep a network an advised initialization carries, by what it does to signal and gradient.</summary>
public enum SuitableDepth
{
    /// <summary>Signal and gradient hold, or fall or grow no faster than a power of the depth or a few percent a layer.</summary>
    Deep,

    /// <summary>Right for an input of unit second moment, but a deviation grows from layer to layer: deep with normalization layers.</summary>
    DeepWithNormalization,

    /// <summary>The gradient vanishes within a few layers whatever the weights.</summary>
    Shallow,
}

/// <summary>Names of <see cref="SuitableDepth"/>.</summary>
public static class SuitableDepths
{
    /// <summary>The name in JSON: <c>deep</c>, <c>deep-with-normalization</c>, <c>shallow</c>.</summary>
    public static string Name(this SuitableDepth depth) => depth switch
    {
        SuitableDepth.Deep => "deep",
        SuitableDepth.DeepWithNormalization => "deep-with-normalization",
        SuitableDepth.Shallow => "shallow",
        _ => throw new ArgumentOutOfRangeException(nameof(depth), depth, "not a depth"),
    };
}
