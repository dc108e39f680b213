using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    /// <summary>Many values, each as <see cref="To{T}(float)"/> has it.</summary>
    internal static void All<T>(ReadOnlySpan<float> values, Span<T> destination)
        where T : unmanaged
    {
        int done = typeof(T) == typeof(BFloat16) ? ToBFloat16(values, MemoryMarshal.Cast<T, ushort>(destination)) : 0;
        for (int i = done; i < values.Length; i++)
            destination[i] = To<T>(values[i]);
    }

    // The nearest, ties to even, of vectors without a NaN; says how many it did.
    private static int ToBFloat16(ReadOnlySpan<float> values, Span<ushort> destination)
    {
        int i = 0;
        for (; i <= values.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            Vector<float> first = new(values[i..]);
            Vector<float> second = new(values[(i + Vector<float>.Count)..]);
            if (!Vector.EqualsAll(first, first) || !Vector.EqualsAll(second, second))
                break;
            Vector.Narrow(Rounded(Vector.AsVectorUInt32(first)), Rounded(Vector.AsVectorUInt32(second))).CopyTo(destination[i..]);
        }

        return i;

        static Vector<uint> Rounded(Vector<uint> bits) => (bits + new Vector<uint>(0x7FFF) + ((bits >>> 16) & Vector<uint>.One)) >>> 16;
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
