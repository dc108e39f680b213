namespace WeightInit.Native;

/// <summary>The probabilities that two bounds cut the unit normal into, each rounded once to double (point 17).</summary>
internal readonly struct TailMasses
{
    /// <summary>Terms of the power series, enough up to <see cref="SeriesReach"/>.</summary>
    private const int SeriesTerms = 160;

    /// <summary>Levels of the continued fraction, enough from <see cref="SeriesReach"/> on.</summary>
    private const int FractionLevels = 120;

    private const int TaylorTerms = 28;
    private const double SeriesReach = 5;

    /// <summary>Bounds farther out than this cut off nothing that a double could hold.</summary>
    private const double Nothing = 39;

    private static readonly DoubleDouble InverseRootOfTwoPi = new(0.3989422804014327, -2.49232720227773e-17);
    private static readonly DoubleDouble Ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    /// <summary>The masses for bounds a &lt; b.</summary>
    /// <exception cref="ArgumentException">No probability is left between them in double.</exception>
    internal TailMasses(double a, double b)
    {
        (DoubleDouble belowA, DoubleDouble aboveA) = (Upper(-a), Upper(a));
        (DoubleDouble belowB, DoubleDouble aboveB) = (Upper(-b), Upper(b));
        DoubleDouble between = a >= 0 ? aboveA - aboveB : b <= 0 ? belowB - belowA : 1.0 - belowA - aboveB;
        if (!(between.High > 0))
            throw new ArgumentException($"The bounds {a:R} and {b:R} of a truncated unit normal are too close together to be told apart.");
        (BelowLow, AboveLow) = (belowA.High, aboveA.High);
        (BelowHigh, AboveHigh) = (belowB.High, aboveB.High);
        Between = between.High;
    }

    /// <summary>P(Z &lt; a).</summary>
    internal double BelowLow { get; }

    /// <summary>P(Z &gt; a).</summary>
    internal double AboveLow { get; }

    /// <summary>P(Z &lt; b).</summary>
    internal double BelowHigh { get; }

    /// <summary>P(Z &gt; b).</summary>
    internal double AboveHigh { get; }

    /// <summary>P(a &lt; Z &lt; b).</summary>
    internal double Between { get; }

    /// <summary>P(Z &gt; x) to about 80 bits, relative: the power series of the distribution function, or Laplace's continued fraction.</summary>
    private static DoubleDouble Upper(double x)
    {
        if (x < 0)
            return 1.0 - Upper(-x);
        if (x > Nothing)
            return 0.0;
        DoubleDouble square = DoubleDouble.Product(x, x);
        DoubleDouble density = Exp(square.Scale(-0.5)) * InverseRootOfTwoPi;
        return x < SeriesReach ? 0.5 - (density * Series(x, square)) : density / Fraction(x);
    }

    private static DoubleDouble Series(double x, DoubleDouble square)
    {
        DoubleDouble term = x;
        DoubleDouble sum = x;
        for (int n = 1; n <= SeriesTerms; n++)
        {
            term = term * square / ((2.0 * n) + 1);
            sum += term;
        }

        return sum;
    }

    private static DoubleDouble Fraction(double x)
    {
        DoubleDouble value = x;
        for (int n = FractionLevels; n > 0; n--)
            value = x + (n / value);
        return value;
    }

    private static DoubleDouble Exp(DoubleDouble y)
    {
        double power = Math.Floor((y.High / Ln2.High) + 0.5);
        DoubleDouble rest = y - (Ln2 * power);
        DoubleDouble sum = 1.0;
        for (int n = TaylorTerms; n > 0; n--)
            sum = 1.0 + (sum * rest / n);
        return sum.Scale(Math.ScaleB(1, (int)power));
    }
}
