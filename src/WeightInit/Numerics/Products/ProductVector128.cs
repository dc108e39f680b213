using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace WeightInit.Numerics;

/// <summary>Registers of 128 bits: thirty-two on ARM64, sixteen elsewhere.</summary>
internal readonly unsafe struct ProductVector128<T> : IProductVector<ProductVector128<T>, T>
    where T : unmanaged
{
    private readonly Vector128<T> _value;

    private ProductVector128(Vector128<T> value) => _value = value;

    public static int Count => Vector128<T>.Count;

    public static bool HasEightRows => AdvSimd.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ProductVector128<T> Load(T* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ProductVector128<T> value, T* destination) => value._value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ProductVector128<T> Broadcast(T value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ProductVector128<T> FusedMultiplyAdd(ProductVector128<T> left, ProductVector128<T> right, ProductVector128<T> addend) => new(typeof(T) == typeof(float)
        ? Vector128.FusedMultiplyAdd(left._value.As<T, float>(), right._value.As<T, float>(), addend._value.As<T, float>()).As<float, T>()
        : Vector128.FusedMultiplyAdd(left._value.As<T, double>(), right._value.As<T, double>(), addend._value.As<T, double>()).As<double, T>());
}
