namespace WeightInit.Native;

/// <summary>
/// The polynomials of the inverse distribution function of a normal truncated to [a, b], in float32: two sides of 32 slots
/// of 8 coefficients (stream version 1, points 11 to 15). The normal itself is the table of (-∞, ∞).
/// </summary>
internal sealed class QuantileTable
{
    /// <summary>Slots a side: 31 octaves of the tail and one centre.</summary>
    internal const int Slots = 32;

    /// <summary>Coefficients a slot, constant term first.</summary>
    internal const int Terms = 8;

    /// <summary>The slot of the centre.</summary>
    internal const int CentreSlot = 29;

    private const double NodeScale = 1 << 20;

    private QuantileTable(float[] coefficients, bool symmetric)
    {
        Coefficients = coefficients;
        IsSymmetric = symmetric;
    }

    /// <summary>[side][slot][term]; side 1, the lower, is that of words whose sign bit is set.</summary>
    internal float[] Coefficients { get; }

    /// <summary>Whether side 1 is side 0 negated.</summary>
    internal bool IsSymmetric { get; }

    /// <summary>The normal's own table.</summary>
    internal static QuantileTable Normal { get; } = Build(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Builds the table of the unit normal between a and b.</summary>
    internal static QuantileTable Build(double a, double b)
    {
        Quantile quantile = new(a, b);
        bool symmetric = a == -b;
        float centre = symmetric ? 0 : (float)quantile.At(true, 0.5);
        float[] table = new float[2 * Slots * Terms];
        for (int side = 0; side < 2; side++)
        {
            for (int e = -1; e < 30; e++)
                Octave(quantile, side == 1, e).CopyTo(table.AsSpan(((side * Slots) + ((e + 127) & 31)) * Terms));
            Centre(quantile, side == 1, centre).CopyTo(table.AsSpan(((side * Slots) + CentreSlot) * Terms));
        }

        if (symmetric)
        {
            for (int i = 0; i < Slots * Terms; i++)
                table[(Slots * Terms) + i] = -table[i];
        }

        return new QuantileTable(table, symmetric);
    }

    private static float[] Octave(Quantile quantile, bool lower, int e)
    {
        ReadOnlySpan<double> nodes = [514214, 435930, 291279, 102284, -102284, -291279, -435930, -514214];
        double[] x = new double[nodes.Length];
        double[] y = new double[nodes.Length];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = nodes[i] / NodeScale;
            y[i] = quantile.At(lower, Math.ScaleB(1.5 + x[i], e - 32));
        }

        return Rounded(Interpolate(x, y));
    }

    private static float[] Centre(Quantile quantile, bool lower, float centre)
    {
        ReadOnlySpan<double> nodes = [-6572, -57192, -148404, -262144, -375884, -467096, -517716];
        double[] x = new double[nodes.Length];
        double[] y = new double[nodes.Length];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = nodes[i] / NodeScale;
            y[i] = (quantile.At(lower, 0.5 + (0.5 * x[i])) - centre) / x[i];
        }

        return [centre, .. Rounded(Interpolate(x, y))];
    }

    /// <summary>The interpolating polynomial in powers of x: Newton's divided differences, then expansion.</summary>
    private static double[] Interpolate(double[] x, double[] y)
    {
        int n = x.Length;
        double[] c = [.. y];
        double[] powers = new double[n];
        for (int j = 1; j < n; j++)
        {
            for (int k = n - 1; k >= j; k--)
                c[k] = (c[k] - c[k - 1]) / (x[k] - x[k - j]);
        }

        for (int k = n - 1; k >= 0; k--)
        {
            for (int j = n - 1; j >= 1; j--)
                powers[j] = powers[j - 1] - (x[k] * powers[j]);
            powers[0] = c[k] - (x[k] * powers[0]);
        }

        return powers;
    }

    private static float[] Rounded(double[] values) => Array.ConvertAll(values, value => (float)value);

    /// <summary>The inverse of the truncated normal's distribution function, from either bound, in double.</summary>
    private readonly struct Quantile
    {
        private readonly double _pa;
        private readonly double _qa;
        private readonly double _pb;
        private readonly double _qb;
        private readonly double _width;

        internal Quantile(double a, double b)
        {
            _pa = NormalTail.Upper(-a);
            _qa = NormalTail.Upper(a);
            _pb = NormalTail.Upper(-b);
            _qb = NormalTail.Upper(b);
            _width = a >= 0 ? _qa - _qb : b <= 0 ? _pb - _pa : 1.0 - _pa - _qb;
        }

        /// <summary>The value at the fraction <paramref name="u"/> of the probability, counted from a bound.</summary>
        internal double At(bool lower, double u)
        {
            double p = lower ? _pa + (u * _width) : _pb - (u * _width);
            double q = lower ? _qa - (u * _width) : _qb + (u * _width);
            return p <= q ? -NormalTail.UpperQuantile(p) : NormalTail.UpperQuantile(q);
        }
    }
}
