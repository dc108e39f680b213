namespace WeightInit;

internal static partial class SingleMath
{
    /// <summary>Below this in absolute value sin x is x and cos x is 1: 2^-12.</summary>
    internal const float Tiny = 1 / 4096f;

    /// <summary>2^24 · 2 / π.</summary>
    internal const double QuartersScaled = 10680707.430881744;

    internal const double HalfPi = 1.5707963267948966;

    internal const double Sin3 = -0.16666654943701084;
    internal const double Sin5 = 0.008332178146138854;
    internal const double Sin7 = -0.00019517298981385725;

    internal const double Cos2 = -0.49999999725108224;
    internal const double Cos4 = 0.041666623324344516;
    internal const double Cos6 = -0.001388676379437604;
    internal const double Cos8 = 2.4390450703564542e-05;

    /// <summary>sin x and cos x for |x| below 120.</summary>
    internal static (float Sin, float Cos) SinCos(float x)
    {
        if (Math.Abs(x) < Tiny)
            return (x, 1);

        // Up to π / 4, cut to twelve bits, nothing is reduced; beyond, quarters are counted by an integer of 24 bits more.
        int quarters = 0;
        double rest = x;
        if ((BitConverter.SingleToUInt32Bits(x) & 0x7FF00000) >= 0x3F400000)
        {
            quarters = ((int)(rest * QuartersScaled) + 0x800000) >> 24;
            rest -= quarters * HalfPi;
        }

        double square = rest * rest;
        float sine = (float)Sine((quarters & 3) is 1 or 2 ? -rest : rest, square);
        float cosine = (float)Cosine(square);
        return (quarters & 3) switch
        {
            0 => (sine, cosine),
            1 => (cosine, sine),
            2 => (sine, -cosine),
            _ => (-cosine, sine),
        };
    }

    private static double Sine(double x, double square)
    {
        double cube = x * square;
        double tail = Sin5 + (square * Sin7);
        return (x + (cube * Sin3)) + (cube * square * tail);
    }

    private static double Cosine(double square)
    {
        double fourth = square * square;
        double tail = Cos6 + (square * Cos8);
        return ((1 + (square * Cos2)) + (fourth * Cos4)) + (fourth * square * tail);
    }
}
