using System.Numerics;
using System.Runtime.InteropServices;

namespace WeightInit.Signal;

/// <summary>Activations on lines of numbers. Rectifiers by vectors; any other by its own formula in double, number by number.</summary>
internal static class ActivationLines
{
    /// <summary>to = f(from).</summary>
    internal static void Apply<T>(Activation activation, ReadOnlySpan<T> from, Span<T> to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (activation is RectifierActivation rectifier)
        {
            Rectify(from, to, T.CreateTruncating(rectifier.Slope));
            return;
        }

        for (int i = 0; i < to.Length; i++)
            to[i] = T.CreateTruncating(activation.Apply(double.CreateTruncating(from[i])));
    }

    /// <summary>to += f'(x) · gradient.</summary>
    internal static void AddGradient<T>(Activation activation, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> gradient, Span<T> to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (activation is RectifierActivation rectifier)
        {
            RectifyBack(x, gradient, to, T.CreateTruncating(rectifier.Slope));
            return;
        }

        for (int i = 0; i < to.Length; i++)
            to[i] += gradient[i] * T.CreateTruncating(activation.Derivative(double.CreateTruncating(x[i])));
    }

    private static void Rectify<T>(ReadOnlySpan<T> from, Span<T> to, T slope)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<Vector<T>> wideFrom = MemoryMarshal.Cast<T, Vector<T>>(from);
        Span<Vector<T>> wideTo = MemoryMarshal.Cast<T, Vector<T>>(to);
        Vector<T> slopes = new(slope);
        for (int i = 0; i < wideTo.Length; i++)
            wideTo[i] = Vector.ConditionalSelect(Vector.GreaterThan(wideFrom[i], Vector<T>.Zero), wideFrom[i], wideFrom[i] * slopes);
        for (int i = wideTo.Length * Vector<T>.Count; i < to.Length; i++)
            to[i] = from[i] > T.Zero ? from[i] : from[i] * slope;
    }

    private static void RectifyBack<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> gradient, Span<T> to, T slope)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<Vector<T>> wideX = MemoryMarshal.Cast<T, Vector<T>>(x), wideGradient = MemoryMarshal.Cast<T, Vector<T>>(gradient);
        Span<Vector<T>> wideTo = MemoryMarshal.Cast<T, Vector<T>>(to);
        Vector<T> slopes = new(slope);
        for (int i = 0; i < wideTo.Length; i++)
            wideTo[i] += Vector.ConditionalSelect(Vector.GreaterThan(wideX[i], Vector<T>.Zero), wideGradient[i], wideGradient[i] * slopes);
        for (int i = wideTo.Length * Vector<T>.Count; i < to.Length; i++)
            to[i] += x[i] > T.Zero ? gradient[i] : gradient[i] * slope;
    }
}
