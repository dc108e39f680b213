namespace WeightInit.Models.KerasFiles;

/// <summary>How many places a window has along an axis: convolutions, pooling, and what undoes them.</summary>
internal static class Windows
{
    /// <summary>
    /// The sizes of a convolution's or a pooling's output along its spatial axes: floor((n - dilation · (k - 1) - 1) / stride) + 1
    /// without padding, else ceil(n / stride); null where the input's size is unknown.
    /// </summary>
    public static long? Output(long? input, long window, long stride, long dilation, bool isPadded)
    {
        if (input is not { } size)
            return null;
        Int128 room = isPadded ? size - 1 : (Int128)size - ((Int128)dilation * (window - 1)) - 1;
        return room < 0 ? 0 : (long)(room / stride) + 1;
    }

    /// <summary>The size of a transposed convolution's output along an axis.</summary>
    public static Int128? Transposed(long? input, long window, long stride, long dilation, long? outputPadding, bool isPadded)
    {
        if (input is not { } size)
            return null;
        Int128 reach = ((Int128)(window - 1) * dilation) + 1;
        if (isPadded)
            return outputPadding is { } padding ? ((Int128)(size - 1) * stride) + (reach % 2) + padding : (Int128)size * stride;
        return ((Int128)(size - 1) * stride) + reach + (outputPadding ?? Int128.Max(reach, stride) - reach);
    }
}
