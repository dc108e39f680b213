using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    /// <summary>In <see cref="Rows"/>: all rows, term by term, side 0 and then side 1.</summary>
    internal const int Whole = 0;

    /// <summary>In <see cref="Rows"/>: the sixteen rows nearest to the centre, slot s of a side at s mod 16.</summary>
    internal const int Window16 = Whole + (Terms * 2 * Slots);

    /// <summary>In <see cref="Rows"/>: the eight rows nearest to the centre, slot s of a side at s mod 8.</summary>
    internal const int Window8 = Window16 + (Terms * 2 * 16);

    private const int RowsLength = Window8 + (Terms * 2 * 8);

    private const double NodeScale = 1 << 20;

    /// <summary>The size of a cache line and of the widest vector: a row read from two lines costs twice.</summary>
    private const int Alignment = 64;

    private readonly float[] _room;

    private QuantileTable(float[] coefficients, bool symmetric)
    {
        Coefficients = coefficients;
        IsSymmetric = symmetric;
        _room = GC.AllocateUninitializedArray<float>(RowsLength + (Alignment / sizeof(float)), pinned: true);
        Arrange(Whole, Slots);
        Arrange(Window16, 16);
        Arrange(Window8, 8);
        Highest = Extreme(0);
        Lowest = Extreme(0x8000_0000);
    }

    /// <summary>[side][slot][term]; side 1, the lower, is that of words whose sign bit is set.</summary>
    internal float[] Coefficients { get; }

    /// <summary>Whether side 1 is side 0 negated.</summary>
    internal bool IsSymmetric { get; }

    /// <summary>The same coefficients as the kernels look them up. It does not move, and lives as long as the table.</summary>
    internal unsafe float* Rows
    {
        get
        {
            nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_room));
            return (float*)((address + Alignment - 1) & ~(nuint)(Alignment - 1));
        }
    }

    /// <summary>The smallest value that the table gives.</summary>
    internal float Lowest { get; }

    /// <summary>The largest.</summary>
    internal float Highest { get; }

    /// <summary>The normal's own table.</summary>
    internal static QuantileTable Normal { get; } = Build(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Builds the table of the unit normal between a and b.</summary>
    internal static QuantileTable Build(double a, double b)
    {
        Quantile quantile = new(a, b);
        if (!(quantile.Width > 0))
            throw new ArgumentException($"The bounds {a:R} and {b:R} of a truncated unit normal are too close together to be told apart.");
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

    private unsafe float Extreme(uint word) => Quantile32<Lanes32x1, uint, float>.Asymmetric(Rows, word);

    /// <summary>The last <paramref name="count"/> slots up to the centre's, term-major.</summary>
    private unsafe void Arrange(int at, int count)
    {
        float* rows = Rows;
        for (int term = 0; term < Terms; term++)
        {
            for (int side = 0; side < 2; side++)
            {
                for (int slot = CentreSlot - count + 1; slot <= CentreSlot; slot++)
                    rows[at + (((term * 2) + side) * count) + (slot & (count - 1))] = Coefficients[(((side * Slots) + (slot & 31)) * Terms) + term];
            }
        }
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

        internal Quantile(double a, double b)
        {
            _pa = NormalTail.Upper(-a);
            _qa = NormalTail.Upper(a);
            _pb = NormalTail.Upper(-b);
            _qb = NormalTail.Upper(b);
            Width = a >= 0 ? _qa - _qb : b <= 0 ? _pb - _pa : 1.0 - _pa - _qb;
        }

        /// <summary>The probability between the bounds.</summary>
        internal double Width { get; }

        /// <summary>The value at the fraction <paramref name="u"/> of the probability, counted from a bound.</summary>
        internal double At(bool lower, double u)
        {
            double p = lower ? _pa + (u * Width) : _pb - (u * Width);
            double q = lower ? _qa - (u * Width) : _qb + (u * Width);
            return p <= q ? -NormalTail.UpperQuantile(p) : NormalTail.UpperQuantile(q);
        }
    }
}
