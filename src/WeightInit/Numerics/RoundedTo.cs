using System.Runtime.CompilerServices;

namespace WeightInit;

/// <summary>Rounding from double to the type of a tensor in a direction, for bounds that rounding must not cross.</summary>
internal static class RoundedTo
{
    /// <summary>The smallest value of <typeparamref name="T"/> that is not below <paramref name="value"/>.</summary>
    internal static T AtLeast<T>(double value)
        where T : unmanaged
    {
        T near = Rounded.To<T>(value);
        return Value(near) < value ? Up(near) : near;
    }

    /// <summary>The largest value of <typeparamref name="T"/> that is not above <paramref name="value"/>.</summary>
    internal static T AtMost<T>(double value)
        where T : unmanaged
    {
        T near = Rounded.To<T>(value);
        return Value(near) > value ? Down(near) : near;
    }

    /// <summary>The largest value of <typeparamref name="T"/> below <paramref name="value"/>.</summary>
    internal static T Below<T>(double value)
        where T : unmanaged
    {
        T near = Rounded.To<T>(value);
        return Value(near) >= value ? Down(near) : near;
    }

    /// <summary>The smallest value of <typeparamref name="T"/> above <paramref name="value"/>.</summary>
    internal static T Above<T>(double value)
        where T : unmanaged
    {
        T near = Rounded.To<T>(value);
        return Value(near) <= value ? Up(near) : near;
    }

    /// <summary>The same number as a double.</summary>
    internal static double Value<T>(T value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<T, double>(value);
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<T, float>(value);
        if (typeof(T) == typeof(Half))
            return (double)Unsafe.BitCast<T, Half>(value);
        return Unsafe.BitCast<T, BFloat16>(value);
    }

    private static T Up<T>(T value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<double, T>(Math.BitIncrement(Unsafe.BitCast<T, double>(value)));
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<float, T>(MathF.BitIncrement(Unsafe.BitCast<T, float>(value)));
        if (typeof(T) == typeof(Half))
            return Unsafe.BitCast<Half, T>(Half.BitIncrement(Unsafe.BitCast<T, Half>(value)));
        return Unsafe.BitCast<ushort, T>(Up(Unsafe.BitCast<T, ushort>(value)));
    }

    private static T Down<T>(T value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<double, T>(Math.BitDecrement(Unsafe.BitCast<T, double>(value)));
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<float, T>(MathF.BitDecrement(Unsafe.BitCast<T, float>(value)));
        if (typeof(T) == typeof(Half))
            return Unsafe.BitCast<Half, T>(Half.BitDecrement(Unsafe.BitCast<T, Half>(value)));
        return Unsafe.BitCast<ushort, T>((ushort)(Up((ushort)(Unsafe.BitCast<T, ushort>(value) ^ 0x8000)) ^ 0x8000));
    }

    // The bits of a bfloat16: positive ones ascend as integers, negative ones descend, and after -0 comes the smallest positive.
    private static ushort Up(ushort bits) => bits == 0x8000 ? (ushort)1 : (ushort)(bits < 0x8000 ? bits + 1 : bits - 1);
}
