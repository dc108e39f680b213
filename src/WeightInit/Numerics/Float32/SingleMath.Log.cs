using System.Runtime.InteropServices;

namespace WeightInit;

/// <summary>
/// logf, sinf and cosf after ARM's optimized-routines (MIT licence, see NOTICE), which are those of glibc 2.28 and later: double
/// inside, one rounding at the end. + - × and comparisons in a fixed order, so the same bits on every machine.
/// </summary>
/// <remarks>
/// Compilers may fuse the sums of products there; over the arguments that TensorFlow's normals meet that changes no bit, and here
/// nothing is fused.
/// </remarks>
internal static partial class SingleMath
{
    /// <summary>The bits of 0.69921875: what is taken as the mantissa lies between this and twice this.</summary>
    internal const int MantissaStart = 0x3F330000;

    internal const double Ln2 = 0.6931471805599453;

    internal const double Log2 = -0.4999997485802103;
    internal const double Log3 = 0.333456765744066;
    internal const double Log4 = -0.25089342214237154;

    /// <summary>For each of sixteen stretches of the mantissa 1 / c and ln c, c being near its middle.</summary>
    private static readonly (double Inverse, double Logarithm)[] Stretches =
    [
        (1.398907162146528, -0.33569133332882284),
        (1.3403141896637998, -0.2929040563774074),
        (1.286432210124115, -0.2518726580937369),
        (1.2367150214269895, -0.21245868807117255),
        (1.1906977166711752, -0.17453945183745634),
        (1.1479821020556429, -0.1380057072319758),
        (1.1082251448272158, -0.10275976698545139),
        (1.0711297413057381, -0.06871392447020525),
        (1.036437278977283, -0.0357891387398228),
        (1.0, 0.0),
        (0.9492859795739057, 0.05204517742929496),
        (0.8951049428609004, 0.11081431298787942),
        (0.8476821620351103, 0.1652495223695143),
        (0.8050314851692001, 0.21687389031699977),
        (0.7664671008843108, 0.2659635028121397),
        (0.731428603316328, 0.3127556664073557),
    ];

    /// <summary>The same in turns, for vectors.</summary>
    internal static unsafe double* StretchTable { get; } = Table();

    private static unsafe double* Table()
    {
        double* table = (double*)NativeMemory.AlignedAlloc((nuint)(2 * Stretches.Length * sizeof(double)), 64);
        for (int i = 0; i < Stretches.Length; i++)
            (table[2 * i], table[(2 * i) + 1]) = Stretches[i];
        return table;
    }

    /// <summary>The natural logarithm of a positive, normal, finite number.</summary>
    internal static float Log(float x)
    {
        int offset = BitConverter.SingleToInt32Bits(x) - MantissaStart;
        int exponent = offset >> 23;
        (double inverse, double logarithm) = Stretches[(offset >> 19) & 15];
        double mantissa = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) - (exponent << 23));
        double r = (mantissa * inverse) - 1;
        double whole = logarithm + (exponent * Ln2);
        double square = r * r;
        double series = (Log4 * square) + ((Log3 * r) + Log2);
        return (float)((series * square) + (whole + r));
    }
}
