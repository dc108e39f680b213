using System.Numerics;
using System.Runtime.InteropServices;

namespace WeightInit.Signal;

/// <summary>
/// Activations on lines of numbers: rectifiers by vectors in every type, the common smooth ones by vectors in float32, any other
/// by its own formula in double, number by number.
/// </summary>
internal static class ActivationLines
{
    /// <summary>to = f(from).</summary>
    internal static void Apply<T>(Activation activation, ReadOnlySpan<T> from, Span<T> to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (activation is RectifierActivation rectifier)
            Rectify(from, to, T.CreateTruncating(rectifier.Slope));
        else if (typeof(T) == typeof(float) && Find(activation) is { } lanes)
            lanes.Apply(MemoryMarshal.Cast<T, float>(from), MemoryMarshal.Cast<T, float>(to));
        else
            ApplyEach(activation, from, to);
    }

    /// <summary>to += f'(x) · gradient.</summary>
    internal static void AddGradient<T>(Activation activation, ReadOnlySpan<T> x, ReadOnlySpan<T> gradient, Span<T> to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (activation is RectifierActivation rectifier)
            RectifyBack(x, gradient, to, T.CreateTruncating(rectifier.Slope));
        else if (typeof(T) == typeof(float) && Find(activation) is { } lanes)
            lanes.AddGradient(MemoryMarshal.Cast<T, float>(x), MemoryMarshal.Cast<T, float>(gradient), MemoryMarshal.Cast<T, float>(to));
        else
            AddGradientEach(activation, x, gradient, to);
    }

    private static void ApplyEach<T>(Activation activation, ReadOnlySpan<T> from, Span<T> to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < to.Length; i++)
            to[i] = T.CreateTruncating(activation.Apply(double.CreateTruncating(from[i])));
    }

    private static void AddGradientEach<T>(Activation activation, ReadOnlySpan<T> x, ReadOnlySpan<T> gradient, Span<T> to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < to.Length; i++)
            to[i] += gradient[i] * T.CreateTruncating(activation.Derivative(double.CreateTruncating(x[i])));
    }

    private static LaneLoop? Find(Activation activation) => activation switch
    {
        TanhActivation => LaneLoop.Of(new TanhLanes()),
        SigmoidActivation => LaneLoop.Of(new SigmoidLanes()),
        SiluActivation => LaneLoop.Of(new SiluLanes()),
        GeluActivation => LaneLoop.Of(new GeluLanes()),
        GeluTanhActivation => LaneLoop.Of(new GeluTanhLanes()),
        EluActivation elu => LaneLoop.Of(new EluLanes(1, elu.Alpha, 1)),
        CeluActivation celu => LaneLoop.Of(new EluLanes(1, celu.Alpha, celu.Alpha)),
        SeluActivation => LaneLoop.Of(new EluLanes(SeluActivation.Lambda, SeluActivation.Alpha, 1)),
        MishActivation => LaneLoop.Of(new MishLanes()),
        SoftsignActivation => LaneLoop.Of(new SoftsignLanes()),
        ClampActivation clamp => LaneLoop.Of(new ClampLanes(clamp.Low, clamp.High)),
        SoftplusActivation => LaneLoop.Of(new SoftplusLanes()),
        _ => null,
    };

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
