using System.Numerics;
using System.Runtime.InteropServices;

namespace WeightInit.Signal;

/// <summary>Runs an activation's lanes over lines of any length.</summary>
internal abstract class LaneLoop
{
    /// <summary>The loop of some lanes.</summary>
    internal static LaneLoop Of<TLanes>(TLanes lanes)
        where TLanes : struct, IActivationLanes =>
        new Over<TLanes>(lanes);

    /// <summary>to = f(x).</summary>
    internal abstract void Apply(ReadOnlySpan<float> x, Span<float> to);

    /// <summary>to += f'(x) · gradient.</summary>
    internal abstract void AddGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> gradient, Span<float> to);

    private sealed class Over<TLanes>(TLanes lanes) : LaneLoop
        where TLanes : struct, IActivationLanes
    {
        internal override void Apply(ReadOnlySpan<float> x, Span<float> to)
        {
            ReadOnlySpan<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(x);
            Span<Vector<float>> wideTo = MemoryMarshal.Cast<float, Vector<float>>(to);
            TLanes f = lanes;
            for (int i = 0; i < wideTo.Length; i++)
                wideTo[i] = f.Apply(wide[i]);
            int rest = wideTo.Length * Vector<float>.Count;
            if (rest == to.Length)
                return;
            Span<float> last = stackalloc float[Vector<float>.Count];
            last.Clear();
            x[rest..].CopyTo(last);
            f.Apply(new Vector<float>(last)).CopyTo(last);
            last[..(to.Length - rest)].CopyTo(to[rest..]);
        }

        internal override void AddGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> gradient, Span<float> to)
        {
            ReadOnlySpan<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(x), wideGradient = MemoryMarshal.Cast<float, Vector<float>>(gradient);
            Span<Vector<float>> wideTo = MemoryMarshal.Cast<float, Vector<float>>(to);
            TLanes f = lanes;
            for (int i = 0; i < wideTo.Length; i++)
                wideTo[i] += f.Derivative(wide[i]) * wideGradient[i];
            int rest = wideTo.Length * Vector<float>.Count;
            if (rest == to.Length)
                return;
            Span<float> last = stackalloc float[Vector<float>.Count];
            last.Clear();
            x[rest..].CopyTo(last);
            f.Derivative(new Vector<float>(last)).CopyTo(last);
            for (int i = rest; i < to.Length; i++)
                to[i] += last[i - rest] * gradient[i];
        }
    }
}
