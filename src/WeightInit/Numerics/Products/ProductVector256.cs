using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace WeightInit.Numerics;

/// <summary>Sixteen registers of 256 bits.</summary>
internal readonly unsafe struct ProductVector256<T> : IProductVector<ProductVector256<T>, T>
    where T : unmanaged
{
    private readonly Vector256<T> _value;

    private ProductVector256(Vector256<T> value) => _value = value;

    public static int Count => Vector256<T>.Count;

    public static bool HasEightRows => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ProductVector256<T> Load(T* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ProductVector256<T> value, T* destination) => value._value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ProductVector256<T> Broadcast(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ProductVector256<T> FusedMultiplyAdd(ProductVector256<T> left, ProductVector256<T> right, ProductVector256<T> addend) => new(typeof(T) == typeof(float)
        ? Vector256.FusedMultiplyAdd(left._value.As<T, float>(), right._value.As<T, float>(), addend._value.As<T, float>()).As<float, T>()
        : Vector256.FusedMultiplyAdd(left._value.As<T, double>(), right._value.As<T, double>(), addend._value.As<T, double>()).As<double, T>());
}
