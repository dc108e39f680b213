namespace WeightInit.TorchCpu;

/// <summary>
/// The inverse error function of PyTorch's own code, which Debian's build uses: a rational start and two Newton steps, the
/// polynomials in fused multiply-adds. The bits are PyTorch's where erf and exp are glibc's.
/// </summary>
/// <remarks>
/// The method and its coefficients are those of G. L. Pavlis's erfinv (1996), after the m-file of MATLAB 2.0, as PyTorch has
/// them (BSD-3-Clause).
/// </remarks>
internal static class ErfInv
{
    /// <summary>The x whose error function is y: in double.</summary>
    internal static double Of(double y)
    {
        const double TwoOverSqrtPi = 2 / 1.7724538509055159;
        double size = Math.Abs(y);
        if (size >= 1)
            return size > 1 ? double.NaN : Math.CopySign(double.PositiveInfinity, y);
        double x;
        if (size <= 0.7)
        {
            double z = y * y;
            double over = Fma(Fma(Fma(-0.140543331, z, 0.914624893), z, -1.645349621), z, 0.886226899);
            double under = Fma(Fma(Fma(Fma(0.012229801, z, -0.329097515), z, 1.442710462), z, -2.118377725), z, 1);
            x = y * over / under;
        }
        else
        {
            double z = Math.Sqrt(-CMath.Log((1 - size) / 2));
            double over = Fma(Fma(Fma(1.641345311, z, 3.429567803), z, -1.624906493), z, -1.970840454);
            double under = Fma(Fma(1.637067800, z, 3.543889200), z, 1);
            x = Math.CopySign(over, y) / under;
        }

        x -= (CMath.Erf(x) - y) / (TwoOverSqrtPi * CMath.Exp(-x * x));
        return x - ((CMath.Erf(x) - y) / (TwoOverSqrtPi * CMath.Exp(-x * x)));

        static double Fma(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);
    }

    /// <summary>The same in float.</summary>
    internal static float Of(float y)
    {
        const float TwoOverSqrtPi = 2f / 1.7724538509055159f;
        float size = MathF.Abs(y);
        if (size >= 1)
            return size > 1 ? float.NaN : MathF.CopySign(float.PositiveInfinity, y);
        float x;
        if (size <= 0.7f)
        {
            float z = y * y;
            float over = Fma(Fma(Fma(-0.140543331f, z, 0.914624893f), z, -1.645349621f), z, 0.886226899f);
            float under = Fma(Fma(Fma(Fma(0.012229801f, z, -0.329097515f), z, 1.442710462f), z, -2.118377725f), z, 1);
            x = y * over / under;
        }
        else
        {
            float z = MathF.Sqrt(-CMath.Log((1 - size) / 2));
            float over = Fma(Fma(Fma(1.641345311f, z, 3.429567803f), z, -1.624906493f), z, -1.970840454f);
            float under = Fma(Fma(1.637067800f, z, 3.543889200f), z, 1);
            x = MathF.CopySign(over, y) / under;
        }

        x -= (CMath.Erf(x) - y) / (TwoOverSqrtPi * CMath.Exp(-x * x));
        return x - ((CMath.Erf(x) - y) / (TwoOverSqrtPi * CMath.Exp(-x * x)));

        static float Fma(float a, float b, float c) => MathF.FusedMultiplyAdd(a, b, c);
    }
}
