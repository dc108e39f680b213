using System.Numerics;

namespace WeightInit.Signal;

/// <summary>
/// Normalization of stretches that lie together in memory: the last axes of each row, or groups of channels of each sample.
/// </summary>
internal static class Stretches
{
    /// <summary>How the stretches lie and what is read beside them.</summary>
    /// <param name="Length">Elements of a stretch.</param>
    /// <param name="Places">Elements that share a scale and shift, one after another: 1, or those of a channel.</param>
    /// <param name="Scales">How many scales there are.</param>
    /// <param name="Epsilon">What is added to the variance.</param>
    /// <param name="IsCentred">Whether the mean is taken away.</param>
    internal readonly record struct Setting(int Length, int Places, int Scales, double Epsilon, bool IsCentred);

    internal static void Forward<T>(Setting setting, NodePass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = setting.Length, count = length == 0 ? 0 : pass.Output.Length / length;
        T[]? scale = pass.Find(ParameterSlot.Scale), shift = pass.Find(ParameterSlot.Shift);
        (double Mean, double Inverse)[] statistics = new (double, double)[count];
        Work.For(count, 8L * length, part =>
        {
            Span<T> to = pass.Output.AsSpan(part * length, length);
            statistics[part] = Hat(setting, pass.Inputs[0].AsSpan(part * length, length), to, null);
            if (setting.Places == 1)
            {
                int first = Scale(setting, part, 0);
                if (scale is not null)
                    Lines.Multiply<T>(to, scale.AsSpan(first, length));
                if (shift is not null)
                    Lines.Add<T>(to, shift.AsSpan(first, length));
                return;
            }

            for (int from = 0; from < length; from += setting.Places)
            {
                int at = Scale(setting, part, from);
                Span<T> places = to.Slice(from, setting.Places);
                Lines.Affine(places, places, scale?[at] ?? T.One, shift?[at] ?? T.Zero);
            }
        });
        pass.State = statistics;
    }

    internal static void Backward<T>(Setting setting, NodePass<T> pass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var statistics = ((double Mean, double Inverse)[])pass.State!;
        int length = setting.Length;
        T[]? scale = pass.Find(ParameterSlot.Scale), toScale = pass.FindGradient(ParameterSlot.Scale), toShift = pass.FindGradient(ParameterSlot.Shift);
        T[] hat = new T[length], back = new T[length];
        for (int part = 0; part < statistics.Length; part++)
        {
            Hat(setting, pass.Inputs[0].AsSpan(part * length, length), hat, statistics[part]);
            Parameters(setting, pass, part, hat, back, scale, toScale, toShift);
            if (pass.InputGradients[0] is not { } toInput)
                continue;
            double inverse = statistics[part].Inverse;
            double mean = setting.IsCentred ? Lines.Sum<T>(back) / length : 0, along = Lines.Dot<T>(back, hat) / length;
            Lines.Affine<T>(back, back, T.CreateTruncating(inverse), T.CreateTruncating(-inverse * mean));
            Lines.AddScaled<T>(back, hat, T.CreateTruncating(-inverse * along));
            Lines.Add<T>(toInput.AsSpan(part * length, length), back);
        }
    }

    /// <summary>Adds to the gradients of scale and shift; back becomes the gradient at x̂.</summary>
    private static void Parameters<T>(Setting setting, NodePass<T> pass, int part, T[] hat, T[] back, T[]? scale, T[]? toScale, T[]? toShift)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> whole = pass.OutputGradient.AsSpan(part * setting.Length, setting.Length);
        if (setting.Places == 1)
        {
            int first = Scale(setting, part, 0);
            if (toShift is not null)
                Lines.Add(toShift.AsSpan(first, setting.Length), whole);
            if (toScale is not null)
                Lines.AddProduct(toScale.AsSpan(first, setting.Length), whole, hat);
            whole.CopyTo(back);
            if (scale is not null)
                Lines.Multiply<T>(back, scale.AsSpan(first, setting.Length));
            return;
        }

        for (int from = 0; from < setting.Length; from += setting.Places)
        {
            int at = Scale(setting, part, from);
            ReadOnlySpan<T> gradient = whole.Slice(from, setting.Places);
            if (toShift is not null)
                toShift[at] += T.CreateTruncating(Lines.Sum(gradient));
            if (toScale is not null)
                toScale[at] += T.CreateTruncating(Lines.Dot(gradient, hat.AsSpan(from, setting.Places)));
            Lines.Affine(back.AsSpan(from, setting.Places), gradient, scale?[at] ?? T.One, T.Zero);
        }
    }

    /// <summary>x̂ = (x - mean) · inverse.</summary>
    private static (double Mean, double Inverse) Hat<T>(Setting setting, ReadOnlySpan<T> from, Span<T> to, (double Mean, double Inverse)? known)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double mean, double inverse) = known ?? Standard.Of(from, setting.Epsilon, setting.IsCentred);
        Lines.Affine(to, from, T.One, T.CreateTruncating(-mean));
        Lines.Affine(to, to, T.CreateTruncating(inverse), T.Zero);
        return (mean, inverse);
    }

    private static int Scale(Setting setting, int part, int from) =>
        (int)((((long)part * setting.Length) + from) / setting.Places % setting.Scales);
}
