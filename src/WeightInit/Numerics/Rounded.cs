using System.Runtime.CompilerServices;

namespace WeightInit;

/// <summary>One rounding from double to the type of a tensor: to nearest, ties to even.</summary>
internal static class Rounded
{
    /// <summary>The nearest value of <typeparamref name="T"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T To<T>(double value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<double, T>(value);
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<float, T>((float)value);
        if (typeof(T) == typeof(Half))
            return Unsafe.BitCast<Half, T>((Half)value);
        if (typeof(T) == typeof(BFloat16))
            return Unsafe.BitCast<BFloat16, T>((BFloat16)value);
        throw new NotSupportedException($"Weights are drawn as float, double, BFloat16 or Half, not as {typeof(T).Name}.");
    }
}
