namespace WeightInit.Models.KerasFiles;

/// <summary>Arithmetic on sizes that a file decides.</summary>
internal static class Sizes
{
    /// <summary>The product; null where a size is unknown.</summary>
    public static long? Product(KerasConfig layer, IEnumerable<long?> sizes)
    {
        Int128 product = 1;
        foreach (long? size in sizes)
        {
            if (size is not { } known)
                return null;
            product *= known;
            if (product > Manifest.LargestSize)
                throw layer.Unfit($"would make an axis of more than {Manifest.LargestSize}");
        }

        return (long)product;
    }

    /// <summary>A size that is one.</summary>
    public static long Checked(KerasConfig layer, KerasShape input, Int128 size) => size >= 1 && size <= Manifest.LargestSize
        ? (long)size
        : throw layer.Unfit($"would make an axis of {size} from the input {input}; 1 to {Manifest.LargestSize} is accepted");
}
