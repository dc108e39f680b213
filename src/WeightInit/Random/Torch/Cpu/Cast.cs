using System.Runtime.CompilerServices;

namespace WeightInit.TorchCpu;

/// <summary>Conversions as C++ does them in PyTorch: from double to the 16-bit types by way of float, two roundings.</summary>
internal static class Cast
{
    /// <summary>The value in <typeparamref name="T"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T To<T>(double value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<double, T>(value);
        return To<T>((float)value);
    }

    /// <summary>The value in <typeparamref name="T"/>, which is not double unless the value is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T To<T>(float value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<float, T>(value);
        if (typeof(T) == typeof(BFloat16))
            return Unsafe.BitCast<BFloat16, T>((BFloat16)value);
        if (typeof(T) == typeof(Half))
            return Unsafe.BitCast<Half, T>((Half)value);
        return Unsafe.BitCast<double, T>(value);
    }

    /// <summary>The value in double, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double ToDouble<T>(T value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<T, double>(value);
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<T, float>(value);
        return typeof(T) == typeof(BFloat16) ? Unsafe.BitCast<T, BFloat16>(value) : (double)Unsafe.BitCast<T, Half>(value);
    }

    /// <summary>The largest finite value of <typeparamref name="T"/>.</summary>
    internal static double Largest<T>()
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return double.MaxValue;
        if (typeof(T) == typeof(float))
            return float.MaxValue;
        return typeof(T) == typeof(BFloat16) ? BFloat16.FromBits(0x7F7F) : (double)Half.MaxValue;
    }
}
