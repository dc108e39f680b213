using System.Runtime.InteropServices;

namespace WeightInit.TorchCpu;

/// <summary>
/// <c>torch.nn.init.trunc_normal_(tensor, mean, std, a, b)</c>: to 2.11 by the inverse error function of a uniform, from 2.12
/// on by rejection (<see cref="RejectionFill"/>).
/// </summary>
internal static class TruncatedFill
{
    private const double Sqrt2 = 1.4142135623730951;

    /// <summary>Fills memory in order.</summary>
    /// <param name="source">The words.</param>
    /// <param name="values">All of it is written.</param>
    /// <param name="mean">The mean before truncation.</param>
    /// <param name="std">The standard deviation before truncation.</param>
    /// <param name="a">The lower bound, absolute.</param>
    /// <param name="b">The upper bound, absolute.</param>
    /// <param name="contiguous">Whether PyTorch sees a contiguous tensor.</param>
    /// <param name="dense">Whether a new tensor like it is contiguous.</param>
    /// <exception cref="ArgumentException">PyTorch refuses the numbers.</exception>
    /// <exception cref="NotSupportedException">PyTorch, or the stream, does not draw it in this type.</exception>
    internal static void Fill<T>(Source source, Span<T> values, double mean, double std, double a, double b, bool contiguous, bool dense)
        where T : unmanaged
    {
        if (!(std > 0))
            throw new ArgumentException($"trunc_normal_(mean={mean}, std={std}, a={a}, b={b}): PyTorch divides by std, which is above 0.");
        double low = Cdf((a - mean) / std);
        double high = Cdf((b - mean) / std);
        if (source.Version == TorchVersion.V2_13)
        {
            new RejectionFill(source, mean, std, a, b).Fill(values, high - low, contiguous, dense);
            return;
        }

        if (typeof(T) == typeof(Half))
            throw new NotSupportedException($"trunc_normal_ in float16: PyTorch {(source.Version == TorchVersion.V1_13 ? "1.13 has none" : "2.0 to 2.11 changed it")}; torch-2.13 draws it.");
        UniformFill.Fill(source, values, (2 * low) - 1, (2 * high) - 1);
        if (typeof(T) == typeof(double))
            Finish(source.Version, MemoryMarshal.Cast<T, double>(values), mean, std, a, b);
        else if (typeof(T) == typeof(float))
            Finish(source.Version, MemoryMarshal.Cast<T, float>(values), (float)mean, (float)(std * Sqrt2), (float)a, (float)b);
        else
            Finish(MemoryMarshal.Cast<T, BFloat16>(values), (BFloat16)(float)mean, ShortScale(source.Version, (float)(std * Sqrt2)), (BFloat16)(float)a, (BFloat16)(float)b);
    }

    /// <summary>The probability between the bounds, as PyTorch computes it.</summary>
    internal static double Inside(TruncatedNormal law) => Cdf((law.Maximum - law.Mean) / law.Std) - Cdf((law.Minimum - law.Mean) / law.Std);

    // The normal distribution function as PyTorch writes it, with Python's math.erf.
    private static double Cdf(double x) => (1.0 + CMath.Erf(x / Sqrt2)) / 2.0;

    private static void Finish(TorchVersion version, Span<double> values, double mean, double std, double a, double b)
    {
        double scale = std * Sqrt2;
        foreach (ref double value in values)
        {
            double unit = version == TorchVersion.V1_13 ? ErfInv.Of(value) : CorrectlyRounded.ErfInv(value);
            value = Math.Min(Math.Max((unit * scale) + mean, a), b);
        }
    }

    private static void Finish(TorchVersion version, Span<float> values, float mean, float scale, float a, float b)
    {
        foreach (ref float value in values)
        {
            float unit = version == TorchVersion.V1_13 ? ErfInv.Of(value) : CorrectlyRounded.ErfInv(value);
            value = MathF.Min(MathF.Max((unit * scale) + mean, a), b);
        }
    }

    // 1.13 rounds the factor of mul_ to the tensor's type, later releases do not.
    private static float ShortScale(TorchVersion version, float scale) => version == TorchVersion.V1_13 ? (BFloat16)scale : scale;

    // Every operation in float, rounded; no build of PyTorch asks MKL for this type.
    private static void Finish(Span<BFloat16> values, BFloat16 mean, float scale, BFloat16 a, BFloat16 b)
    {
        foreach (ref BFloat16 value in values)
        {
            BFloat16 unit = (BFloat16)ErfInv.Of((float)value);
            BFloat16 moved = (BFloat16)((BFloat16)(unit * scale) + mean);
            value = moved < a ? a : moved > b ? b : moved;
        }
    }
}
