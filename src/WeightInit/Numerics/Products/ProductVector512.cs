using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace WeightInit.Numerics;

/// <summary>Thirty-two registers of 512 bits.</summary>
internal readonly unsafe struct ProductVector512<T> : IProductVector<ProductVector512<T>, T>
    where T : unmanaged
{
    private readonly Vector512<T> _value;

    private ProductVector512(Vector512<T> value) => _value = value;

    public static int Count => Vector512<T>.Count;

    public static bool HasEightRows => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ProductVector512<T> Load(T* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ProductVector512<T> value, T* destination) => value._value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ProductVector512<T> Broadcast(T value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ProductVector512<T> FusedMultiplyAdd(ProductVector512<T> left, ProductVector512<T> right, ProductVector512<T> addend) => new(typeof(T) == typeof(float)
        ? Vector512.FusedMultiplyAdd(left._value.As<T, float>(), right._value.As<T, float>(), addend._value.As<T, float>()).As<float, T>()
        : Vector512.FusedMultiplyAdd(left._value.As<T, double>(), right._value.As<T, double>(), addend._value.As<T, double>()).As<double, T>());
}
