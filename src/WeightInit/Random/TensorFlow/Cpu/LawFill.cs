using System.Runtime.InteropServices;
using WeightInit.Native;

namespace WeightInit.TensorFlowCpu;

/// <summary>
/// The functions of <c>tf.random</c>: a unit law, then <c>· factor</c> and <c>+ addend</c>, each rounded to the tensor's type, as
/// the numbers of the law are first.
/// </summary>
internal static class LawFill
{
    /// <summary>The operation that a law runs, or null where it runs none.</summary>
    /// <exception cref="NotSupportedException">TensorFlow has none for it.</exception>
    internal static LawKind? KindOf(Distribution law) => law switch
    {
        Constant => null,
        Uniform => LawKind.Uniform,
        Normal => LawKind.Normal,
        TruncatedNormal { Low: -2, High: 2 } => LawKind.TruncatedNormal,
        TruncatedNormal => throw new NotSupportedException($"{law}: TensorFlow truncates at two deviations on either side and nowhere else."),
        Scaled scaled => KindOf(scaled.Unit),
        _ => throw new NotSupportedException($"{law}: TensorFlow has no function for this law."),
    };

    /// <summary>Draws elements <paramref name="start"/>, <paramref name="start"/> + 1, … of a call that begins at a state.</summary>
    internal static void Fill<T>(in PhiloxState state, Span<T> destination, Distribution law, long start = 0)
        where T : unmanaged
    {
        LawKind? kind = KindOf(law);
        switch (law)
        {
            case Constant constant:
                destination.Fill(Rounded.To<T>(constant.Value));
                break;
            case Uniform uniform:
                double low = Rounding<T>(uniform.Low);
                Moved(state, destination, kind!.Value, start, Rounding<T>(Rounding<T>(uniform.High) - low), low);
                break;
            case Normal normal:
                Moved(state, destination, kind!.Value, start, Rounding<T>(normal.Std), Rounding<T>(normal.Mean));
                break;
            case TruncatedNormal truncated:
                Moved(state, destination, kind!.Value, start, Rounding<T>(truncated.Std), Rounding<T>(truncated.Mean));
                break;
            case Scaled scaled:
                Fill(state, destination, scaled.Unit, start);
                Scale(destination, scaled with { Factor = Rounding<T>(scaled.Factor) });
                break;
        }
    }

    // The unit law times a factor, plus a number.
    private static unsafe void Moved<T>(in PhiloxState state, Span<T> destination, LawKind kind, long start, double factor, double addend)
        where T : unmanaged
    {
        if (typeof(T) != typeof(float) || kind == LawKind.TruncatedNormal)
        {
            Units(state, destination, kind, start);
            Affine(destination, factor, addend);
            return;
        }

        ulong* key = stackalloc ulong[] { state.Key, (ulong)state.Counter, (ulong)(state.Counter >> 64) };
        fixed (float* to = MemoryMarshal.Cast<T, float>(destination))
        {
            if (kind == LawKind.Uniform)
                VectorWidth.Run64(new UniformFill((uint*)key, (float)factor, (float)addend, to, destination.Length, (ulong)start));
            else
                VectorWidth.Run64(new NormalFill((uint*)key, (float)factor, (float)addend, to, destination.Length, (ulong)start));
        }
    }

    /// <summary>Draws the unit law of an operation.</summary>
    internal static void Units<T>(in PhiloxState state, Span<T> destination, LawKind kind, long start)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            Pick<double, Uniform64, Normal64, Truncated64>(state, MemoryMarshal.Cast<T, double>(destination), kind, start);
        else if (typeof(T) == typeof(float))
            Pick<float, Uniform32, Normal32, Truncated32>(state, MemoryMarshal.Cast<T, float>(destination), kind, start);
        else if (typeof(T) == typeof(Half))
            Pick<Half, Uniform16, Narrowed<Half, Normal32>, Narrowed<Half, Truncated32>>(state, MemoryMarshal.Cast<T, Half>(destination), kind, start);
        else
            Pick<BFloat16, UniformB16, Narrowed<BFloat16, Normal32>, Narrowed<BFloat16, Truncated32>>(state, MemoryMarshal.Cast<T, BFloat16>(destination), kind, start);
    }

    private static void Pick<T, TUniform, TNormal, TTruncated>(in PhiloxState state, Span<T> destination, LawKind kind, long start)
        where T : unmanaged
        where TUniform : struct, IGroup<T>
        where TNormal : struct, IGroup<T>
        where TTruncated : struct, IGroup<T>
    {
        switch (kind)
        {
            case LawKind.Uniform:
                Groups<T, TUniform>(state, destination, start);
                break;
            case LawKind.Normal:
                Groups<T, TNormal>(state, destination, start);
                break;
            default:
                Groups<T, TTruncated>(state, destination, start);
                break;
        }
    }

    private static void Groups<T, TGroup>(in PhiloxState state, Span<T> destination, long start)
        where T : unmanaged
        where TGroup : struct, IGroup<T>
    {
        Span<T> partial = stackalloc T[4];
        partial = partial[..TGroup.Size];
        long group = start / TGroup.Size;
        int skipped = (int)(start % TGroup.Size);
        for (; !destination.IsEmpty; group++)
        {
            int count = Math.Min(TGroup.Size - skipped, destination.Length);
            if (count == TGroup.Size)
            {
                TGroup.Draw(state, group, destination[..count]);
            }
            else
            {
                TGroup.Draw(state, group, partial);
                partial.Slice(skipped, count).CopyTo(destination);
            }

            destination = destination[count..];
            skipped = 0;
        }
    }

    private static void Affine<T>(Span<T> values, double factor, double addend)
        where T : unmanaged
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = Rounded.To<T>(Rounding<T>(RoundedTo.Value(values[i]) * factor) + addend);
    }

    private static void Scale<T>(Span<T> values, Scaled law)
        where T : unmanaged
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = Rounded.To<T>(law.Apply(RoundedTo.Value(values[i])));
    }

    /// <summary>
    /// A number as the tensor's type has it. Sums, products and quotients of such numbers are the type's own: double has more than
    /// twice the digits of the narrower ones, so its rounding in between changes nothing.
    /// </summary>
    private static double Rounding<T>(double value)
        where T : unmanaged =>
        RoundedTo.Value(Rounded.To<T>(value));
}
