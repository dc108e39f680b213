namespace WeightInit.Xla;

/// <summary>The laws in one type.</summary>
internal static class XlaLaw<T, TXla>
    where T : unmanaged
    where TXla : IXlaFloat<T>
{
    internal static void Fill(Span<T> destination, Distribution law, JaxBits bits, long start, bool insideJit)
    {
        switch (law)
        {
            case Constant constant:
                destination.Fill(Number(constant.Value, law));
                break;
            case Uniform uniform:
                Uniform(destination, uniform, bits, start);
                break;
            case Normal normal when insideJit:
                JitNormal(destination, normal, bits, start);
                break;
            case Normal normal:
                Quantiles(destination, TXla.Above(TXla.Of(-1)), TXla.Of(1), bits, start);
                Scale(destination, normal.Mean, normal.Std, law);
                break;
            case TruncatedNormal cut:
                if (insideJit && ((cut.Low, cut.High) != (-2, 2) || cut.Mean != 0))
                    throw new NotSupportedException($"{law}: inside one jit the bits of JAX are known for a truncated normal around 0 within ±2 deviations only; draw it outside jit.");
                Truncated(destination, cut, bits, start);
                Scale(destination, cut.Mean, cut.Std, law);
                break;
            case Scaled { Unit: Normal { Mean: 0, Std: 1 }, Operation: ScaleOperation.Multiply } scaled when insideJit:
                JitNormal(destination, new Normal(0, scaled.Factor), bits, start);
                break;
            case Scaled scaled:
                Fill(destination, scaled.Unit, bits, start, insideJit);
                Apply(destination, scaled);
                break;
            default:
                throw new NotSupportedException($"{law}: JAX has no function for this law.");
        }
    }

    /// <summary>Each value times a factor.</summary>
    internal static void Multiply(Span<T> values, double factor, string what)
    {
        TXla.MultiplyAll(values, Number(factor, what));
    }

    private static void Uniform(Span<T> destination, Uniform law, JaxBits bits, long start)
    {
        T low = Number(law.Low, law);
        T span = TXla.Subtract(Number(law.High, law), low);
        if (!TXla.IsFinite(span) || law.Low >= law.High)
            throw new ArgumentException($"{law} cannot be drawn: low must be below high, and high - low a number in {DTypes.Of<T>().Name()}.");
        TXla.Uniforms(destination, low, span, bits, start);
    }

    private static void Truncated(Span<T> destination, TruncatedNormal law, JaxBits bits, long start)
    {
        if (double.IsNaN(law.Low) || double.IsNaN(law.High) || law.Low >= law.High)
            throw new ArgumentException($"{law} cannot be drawn: the lower bound must be below the upper one.");
        T low = TXla.Of(law.Low);
        T high = TXla.Of(law.High);
        T from = TXla.ErfOfBound(low);
        T to = TXla.ErfOfBound(high);
        if (from.Equals(to))
            throw new ArgumentException($"{law} cannot be drawn: in {DTypes.Of<T>().Name()} JAX sees nothing between the bounds, which lie too far out or too close, and gives one of them for every element.");
        Quantiles(destination, from, to, bits, start);
        T least = TXla.Above(low);
        T most = TXla.Below(high);
        foreach (ref T value in destination)
            value = TXla.Clamp(value, least, most);
    }

    // sqrt(2) · erf_inv(u) with u uniform between two bounds.
    private static void Quantiles(Span<T> destination, T from, T to, JaxBits bits, long start) =>
        TXla.Quantiles(destination, from, TXla.Subtract(to, from), TXla.Sqrt2, bits, start);

    // One jit folds the two factors behind erf_inv into one; in bfloat16, whose products are rounded between, it does not.
    private static void JitNormal(Span<T> destination, Normal law, JaxBits bits, long start)
    {
        if (law.Mean != 0)
            throw new NotSupportedException($"{law}: inside one jit the bits of JAX are known for a normal around 0 only; draw it outside jit.");
        if (typeof(T) == typeof(BFloat16))
        {
            Fill(destination, law, bits, start, insideJit: false);
            return;
        }

        T low = TXla.Above(TXla.Of(-1));
        T factor = TXla.Multiply(Deviation(law.Std, law), TXla.Sqrt2);
        TXla.Quantiles(destination, low, TXla.Subtract(TXla.Of(1), low), factor, bits, start);
    }

    private static void Scale(Span<T> destination, double mean, double std, Distribution law)
    {
        T deviation = Deviation(std, law);
        T centre = Number(mean, law);
        if (std != 1)
            TXla.MultiplyAll(destination, deviation);

        if (mean != 0)
        {
            foreach (ref T value in destination)
                value = TXla.Add(value, centre);
        }
    }

    private static void Apply(Span<T> destination, Scaled law)
    {
        T factor = Number(law.Factor, law);
        foreach (ref T value in destination)
            value = law.Operation == ScaleOperation.Divide ? TXla.Divide(value, factor) : TXla.Multiply(value, factor);
    }

    private static T Deviation(double std, Distribution law) => std >= 0
        ? Number(std, law)
        : throw new ArgumentException($"{law} cannot be drawn: the standard deviation must be a number, 0 or more.");

    private static T Number(double value, object law)
    {
        T number = TXla.Of(value);
        return TXla.IsFinite(number)
            ? number
            : throw new ArgumentException($"{law} cannot be drawn: {value} is not a finite number in {DTypes.Of<T>().Name()}.");
    }
}
