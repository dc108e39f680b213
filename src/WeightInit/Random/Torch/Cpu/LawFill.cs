namespace WeightInit.TorchCpu;

/// <summary>Which function of PyTorch's draws a law.</summary>
internal static class LawFill
{
    /// <summary>Fills memory in order, as PyTorch fills one tensor.</summary>
    /// <param name="source">The words.</param>
    /// <param name="values">All of it is written.</param>
    /// <param name="law">The law.</param>
    /// <param name="contiguous">Whether PyTorch sees a contiguous tensor.</param>
    /// <param name="dense">Whether a new tensor like it is contiguous.</param>
    internal static void Fill<T>(Source source, Span<T> values, Distribution law, bool contiguous, bool dense)
        where T : unmanaged
    {
        switch (law)
        {
            case Constant constant:
                values.Fill(Value<T>(constant.Value));
                break;
            case Uniform uniform:
                UniformFill.Fill(source, values, uniform.Low, uniform.High);
                break;
            case Normal normal:
                NormalFill.Fill(source, values, normal.Mean, normal.Std, contiguous);
                break;
            case TruncatedNormal normal:
                TruncatedFill.Fill(source, values, normal.Mean, normal.Std, normal.Minimum, normal.Maximum, contiguous, dense);
                break;
            case Scaled scaled:
                Fill(source, values, scaled.Unit, contiguous, dense);
                Scale(source.Version, values, scaled);
                break;
            default:
                throw new NotSupportedException($"{law}: PyTorch has no function for this law.");
        }
    }

    /// <summary><c>mul_</c> and <c>div_</c> by a number: in float for the 16-bit types, rounded once; 1.13 rounds the number too.</summary>
    internal static void Scale<T>(TorchVersion version, Span<T> values, Scaled scaled)
        where T : unmanaged
    {
        float factor = version == TorchVersion.V1_13 ? (float)Cast.ToDouble(Cast.To<T>(scaled.Factor)) : (float)scaled.Factor;
        bool divides = scaled.Operation == ScaleOperation.Divide;
        for (int i = 0; i < values.Length; i++)
        {
            double value = Cast.ToDouble(values[i]);
            if (typeof(T) == typeof(double))
                values[i] = Cast.To<T>(scaled.Apply(value));
            else
                values[i] = Cast.To<T>(divides ? (float)value / factor : (float)value * factor);
        }
    }

    private static T Value<T>(double value)
        where T : unmanaged =>
        Math.Abs(value) > Cast.Largest<T>() && double.IsFinite(value)
            ? throw new ArgumentException($"fill_({value}): PyTorch refuses it, the value is beyond the range of {DTypes.Of<T>().Name()}.")
            : Cast.To<T>(value);
}
