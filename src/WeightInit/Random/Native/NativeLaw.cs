namespace WeightInit.Native;

/// <summary>
/// A law in one piece and checked, as our stream draws it. A struct: a fill from a derived key allocates nothing.
/// </summary>
internal readonly struct NativeLaw
{
    /// <summary>Beyond it the tail's probability is no longer a normal double (stream version 1, point 11).</summary>
    internal const double FarthestBound = 37;

    private readonly Distribution? _source;

    private NativeLaw(LawKind kind, double mean, double std, double low, double high, double minimum, double maximum)
    {
        Kind = kind;
        Mean = mean;
        Std = std;
        Low = low;
        High = high;
        Minimum = minimum;
        Maximum = maximum;
    }

    private NativeLaw(in NativeLaw law, Distribution source)
    {
        this = law;
        _source = source;
    }

    internal LawKind Kind { get; }

    /// <summary>The mean before truncation; the value of a constant.</summary>
    internal double Mean { get; }

    /// <summary>The standard deviation before truncation.</summary>
    internal double Std { get; }

    /// <summary>The lower bound of a truncated normal in units of <see cref="Std"/> from <see cref="Mean"/>.</summary>
    internal double Low { get; }

    /// <summary>The upper bound in those units.</summary>
    internal double High { get; }

    /// <summary>The lower bound, absolute.</summary>
    internal double Minimum { get; }

    /// <summary>The upper bound, absolute.</summary>
    internal double Maximum { get; }

    /// <summary>The law to draw.</summary>
    /// <exception cref="ArgumentException">A parameter is outside what the stream can draw.</exception>
    internal static NativeLaw Of(Distribution law)
    {
        NativeLaw drawn = Plain(law).Checked(law);
        bool fixedAtMean = drawn.Kind is LawKind.Normal or LawKind.Truncated && drawn.Std == 0;
        return new NativeLaw(fixedAtMean ? Constant(drawn.Mean) : drawn, law);
    }

    /// <summary>The text form of the law it was made of.</summary>
    public override string ToString() => _source!.ToString();

    private static NativeLaw Plain(Distribution law) => law switch
    {
        Constant constant => Constant(constant.Value),
        Uniform uniform => Uniform(uniform.Low, uniform.High),
        Normal normal => Normal(normal.Mean, normal.Std),
        TruncatedNormal cut => new NativeLaw(LawKind.Truncated, cut.Mean, cut.Std, cut.Low, cut.High, cut.Minimum, cut.Maximum),
        Scaled scaled => Plain(scaled.Unit).Times(scaled),
        _ => throw new NotSupportedException($"The stream native does not draw {law}."),
    };

    private static NativeLaw Constant(double value) => new(LawKind.Constant, value, 0, 0, 0, value, value);

    private static NativeLaw Uniform(double low, double high) => new(LawKind.Uniform, 0, 0, low, high, low, high);

    private static NativeLaw Normal(double mean, double std) =>
        new(LawKind.Normal, mean, std, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>What <see cref="Scaled.Folded"/> is, without the object.</summary>
    private NativeLaw Times(Scaled by)
    {
        double mean = by.Apply(Mean);
        double std = by.Apply(Std);
        return Kind switch
        {
            LawKind.Constant => Constant(mean),
            LawKind.Uniform => Uniform(by.Apply(Low), by.Apply(High)),
            LawKind.Normal => Normal(mean, std),
            _ => new NativeLaw(LawKind.Truncated, mean, std, Low, High, mean + (std * Low), mean + (std * High)),
        };
    }

    private NativeLaw Checked(Distribution law)
    {
        string? fault = Kind switch
        {
            LawKind.Constant => null,
            LawKind.Uniform => !double.IsFinite(Low) || !double.IsFinite(High) ? "the bounds must be numbers" :
                Low >= High ? "low must be below high" : null,
            _ => !double.IsFinite(Mean) ? "the mean must be a number" :
                !double.IsFinite(Std) || Std < 0 ? "the standard deviation must be a number, 0 or more" :
                Kind == LawKind.Truncated ? CutFault() : null,
        };
        return fault is null ? this : throw new ArgumentException($"{law} cannot be drawn: {fault}.");
    }

    private string? CutFault()
    {
        if (Std == 0)
            return Minimum <= Mean && Mean <= Maximum ? null : "with a standard deviation of 0 the mean must be within the bounds";
        if (double.IsNaN(Low) || double.IsNaN(High) || double.IsNaN(Minimum) || double.IsNaN(Maximum) || Low >= High || Minimum >= Maximum)
            return "the lower bound must be below the upper one";
        return Low > FarthestBound || High < -FarthestBound
            ? "the nearer bound lies farther than 37 standard deviations from the mean"
            : null;
    }
}
