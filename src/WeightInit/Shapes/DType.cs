namespace WeightInit;

/// <summary>The type of a tensor's elements.</summary>
public enum DType
{
    /// <summary>IEEE 754 binary32: <see cref="float"/>.</summary>
    Float32,

    /// <summary>IEEE 754 binary64: <see cref="double"/>.</summary>
    Float64,

    /// <summary>The upper half of a binary32: <see cref="WeightInit.BFloat16"/>.</summary>
    BFloat16,

    /// <summary>IEEE 754 binary16: <see cref="Half"/>.</summary>
    Float16,

    /// <summary>Signed, 64 bits: <see cref="long"/>. Never drawn; a buffer may hold it.</summary>
    Int64,

    /// <summary>Signed, 32 bits: <see cref="int"/>. Never drawn; a buffer may hold it.</summary>
    Int32,

    /// <summary>A byte that is 0 or 1. Never drawn; a buffer may hold it.</summary>
    Bool,
}

/// <summary>Names and sizes of <see cref="DType"/>.</summary>
public static class DTypes
{
    /// <summary>The size of an element in bytes.</summary>
    public static int Size(this DType type) => type switch
    {
        DType.Float64 or DType.Int64 => 8,
        DType.Float32 or DType.Int32 => 4,
        DType.BFloat16 or DType.Float16 => 2,
        DType.Bool => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a dtype"),
    };

    /// <summary>Whether weights can be drawn in this type.</summary>
    public static bool IsFloatingPoint(this DType type) =>
        type is DType.Float32 or DType.Float64 or DType.BFloat16 or DType.Float16;

    /// <summary>The name on the command line and in JSON: <c>float32</c>, <c>bfloat16</c> and so on.</summary>
    public static string Name(this DType type) => type switch
    {
        DType.Float32 => "float32",
        DType.Float64 => "float64",
        DType.BFloat16 => "bfloat16",
        DType.Float16 => "float16",
        DType.Int64 => "int64",
        DType.Int32 => "int32",
        DType.Bool => "bool",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a dtype"),
    };

    /// <summary>The type with this name.</summary>
    /// <exception cref="FormatException">No type has it; the message lists those that exist.</exception>
    public static DType Parse(string name)
    {
        foreach (DType type in Enum.GetValues<DType>())
        {
            if (type.Name() == name)
                return type;
        }

        throw new FormatException($"'{name}' is not a dtype; known are {string.Join(", ", Enum.GetValues<DType>().Select(t => t.Name()))}.");
    }

    /// <summary>The dtype of a .NET element type.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="WeightInit.BFloat16"/> or <see cref="Half"/>.</typeparam>
    /// <exception cref="NotSupportedException">Weights are not drawn in <typeparamref name="T"/>.</exception>
    public static DType Of<T>()
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return DType.Float32;
        if (typeof(T) == typeof(double)) return DType.Float64;
        if (typeof(T) == typeof(BFloat16)) return DType.BFloat16;
        if (typeof(T) == typeof(Half)) return DType.Float16;
        throw new NotSupportedException($"Weights are drawn as float, double, BFloat16 or Half, not as {typeof(T).Name}.");
    }
}
