namespace WeightInit.Models;

/// <summary>The values of floats of 4, 6 and 8 bits, one table a type, indexed by the bits.</summary>
/// <remarks>
/// E5M2 and E4M3 as in Micikevicius et al., "FP8 formats for deep learning" (2022), table 1; the FNUZ types as in Noune et al.,
/// "8-bit numerical formats for deep neural networks" (2022); E2M1, E2M3, E3M2 and E8M0 as in the OCP Microscaling Formats
/// specification 1.0 (2023), section 5.3 and 5.4.
/// </remarks>
internal static class SmallFloat
{
    internal static double[] E2M1 { get; } = Make(2, 1, 1);

    internal static double[] E2M3 { get; } = Make(2, 3, 1);

    internal static double[] E3M2 { get; } = Make(3, 2, 3);

    /// <summary>Infinities and NaN in the highest exponent, as IEEE 754 has them.</summary>
    internal static double[] E5M2 { get; } = With(Make(5, 2, 15), bits => (bits & 0x7F) switch
    {
        0x7C => bits > 0x7F ? double.NegativeInfinity : double.PositiveInfinity,
        > 0x7C => double.NaN,
        _ => null,
    });

    /// <summary>No infinity; NaN only where all bits but the sign are set.</summary>
    internal static double[] E4M3 { get; } = With(Make(4, 3, 7), bits => (bits & 0x7F) == 0x7F ? double.NaN : null);

    /// <summary>The pattern of a negative zero is the only NaN.</summary>
    internal static double[] E4M3Fnuz { get; } = With(Make(4, 3, 8), bits => bits == 0x80 ? double.NaN : null);

    /// <summary>The pattern of a negative zero is the only NaN.</summary>
    internal static double[] E5M2Fnuz { get; } = With(Make(5, 2, 16), bits => bits == 0x80 ? double.NaN : null);

    /// <summary>An exponent alone: 2^(bits - 127).</summary>
    internal static double[] E8M0 { get; } =
        [.. Enumerable.Range(0, 256).Select(bits => bits == 255 ? double.NaN : Math.ScaleB(1, bits - 127))];

    /// <summary>Sign, exponent, fraction; exponent 0 is subnormal, the highest is like any other.</summary>
    private static double[] Make(int exponentBits, int fractionBits, int bias)
    {
        double[] table = new double[2 << (exponentBits + fractionBits)];
        for (int bits = 0; bits < table.Length; bits++)
        {
            int fraction = bits & ((1 << fractionBits) - 1);
            int exponent = (bits >> fractionBits) & ((1 << exponentBits) - 1);
            int significand = exponent == 0 ? fraction : fraction + (1 << fractionBits);
            double magnitude = Math.ScaleB(significand, Math.Max(exponent, 1) - bias - fractionBits);
            table[bits] = bits >= table.Length / 2 ? -magnitude : magnitude;
        }

        return table;
    }

    private static double[] With(double[] table, Func<int, double?> special) => [.. table.Select((value, bits) => special(bits) ?? value)];
}
