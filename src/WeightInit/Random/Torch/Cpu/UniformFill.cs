using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WeightInit.TorchCpu;

/// <summary>
/// <c>Tensor.uniform_(from, to)</c>: from + (to - from) · u in one fused multiply-add, as the AVX2 build of PyTorch has it.
/// </summary>
internal static class UniformFill
{
    /// <summary>Fills memory in order.</summary>
    /// <exception cref="ArgumentException">PyTorch refuses the bounds.</exception>
    internal static void Fill<T>(Source source, Span<T> values, double from, double to)
        where T : unmanaged
    {
        Check<T>(from, to);
        if (typeof(T) == typeof(double))
            Fill(source, MemoryMarshal.Cast<T, double>(values), from, to);
        else if (typeof(T) == typeof(float))
            Fill(source, MemoryMarshal.Cast<T, float>(values), (float)from, (float)to);
        else if (source.Version == TorchVersion.V2_13)
            FillByFloat(source, values, (float)from, (float)to);
        else
            FillShort(source, values, from, to);
    }

    // From 2.12 on a value that rounds up to the upper bound becomes the lower one.
    private static void Fill(Source source, Span<double> values, double from, double to) =>
        source.Uniforms(values, from, to - from, source.Version == TorchVersion.V2_13 ? to : double.PositiveInfinity);

    private static void Fill(Source source, Span<float> values, float from, float to) =>
        source.Uniforms(values, from, to - from, source.Version == TorchVersion.V2_13 ? to : float.PositiveInfinity);

    // In float32 with 24 bits, rounded once; the bounds are compared after rounding.
    [SkipLocalsInit]
    private static void FillByFloat<T>(Source source, Span<T> values, float from, float to)
        where T : unmanaged
    {
        T low = Cast.To<T>(from);
        double high = Cast.ToDouble(Cast.To<T>(to));
        Span<float> exact = stackalloc float[Mt19937.Stretch];
        while (!values.IsEmpty)
        {
            Span<float> part = exact[..Math.Min(exact.Length, values.Length)];
            source.Uniforms(part, from, to - from);
            Cast.All(part, values);
            foreach (ref T value in values[..part.Length])
            {
                if (Cast.ToDouble(value) == high)
                    value = low;
            }

            values = values[part.Length..];
        }
    }

    // Before 2.12: as many bits as the type has, the range rounded to the type, the rest in float32, rounded once.
    private static void FillShort<T>(Source source, Span<T> values, double from, double to)
        where T : unmanaged
    {
        int bits = typeof(T) == typeof(BFloat16) ? 8 : 11;
        float low = (float)Cast.ToDouble(Cast.To<T>(from));
        float high = (float)Cast.ToDouble(Cast.To<T>(to));
        float range = (float)Cast.ToDouble(Cast.To<T>(high - low));
        for (int i = 0; i < values.Length; i++)
            values[i] = Cast.To<T>((source.NextShort(bits) * range) + low);
    }

    private static void Check<T>(double from, double to)
        where T : unmanaged
    {
        double largest = Cast.Largest<T>();
        string type = DTypes.Of<T>().Name();
        if (!(Math.Abs(from) <= largest))
            throw new ArgumentException($"uniform_(from={from}, to={to}): PyTorch refuses it, from is out of bounds for {type}.");
        if (!(Math.Abs(to) <= largest))
            throw new ArgumentException($"uniform_(from={from}, to={to}): PyTorch refuses it, to is out of bounds for {type}.");
        if (!(from <= to))
            throw new ArgumentException($"uniform_(from={from}, to={to}): PyTorch refuses it, from is above to.");
        if (!(to - from <= largest))
            throw new ArgumentException($"uniform_(from={from}, to={to}): PyTorch refuses it, to - from is beyond the range of {type}.");
    }
}
